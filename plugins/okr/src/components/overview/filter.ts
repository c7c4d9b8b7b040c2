import type {
  KeyResultState,
  OverviewItem,
} from '@keyresults/backstage-plugin-okr-common';
import { stateClass } from '../../theme/stateColours';

/** Every state, as they are listed. @internal */
export const allStates = Object.keys(stateClass) as KeyResultState[];

/** How rows can be sorted. @internal */
export const rowOrders = ['trouble', 'score', 'name'] as const;

/** @internal */
export type RowOrder = (typeof rowOrders)[number];

/** What the page can look at. @internal */
export const overviewViews = ['teams', 'alignment', 'week'] as const;

/** @internal */
export type OverviewView = (typeof overviewViews)[number];

/** Whether a cycle that is over was closed. @internal */
export const closingChoices = ['closed', 'open'] as const;

/** Of key results that no metric measures. @internal */
export const BY_HAND = 'by-hand';

/** What of the organization is shown; all of it stands in the page's address. @internal */
export interface OverviewFilter {
  /** Undefined is the current one. */
  cycle?: string;
  view: OverviewView;
  search: string;
  /** In lower case. */
  kind?: string;
  /** None is all. */
  states: KeyResultState[];
  /** Id of a metric, or `BY_HAND`. */
  metric?: string;
  /** Only key results that could be written better. */
  hinted: boolean;
  /** Only those that closed the cycle, or that did not; all where it is left out. */
  closing?: (typeof closingChoices)[number];
  order: RowOrder;
}

/** Reads what stands in the address; what cannot be understood is left out. @internal */
export function readFilter(search: URLSearchParams): OverviewFilter {
  const states = search.getAll('state');
  const closing = oneOf(closingChoices, search.get('closing'));
  return {
    ...pick('cycle', search),
    ...pick('kind', search),
    ...pick('metric', search),
    view: oneOf(overviewViews, search.get('view')) ?? 'teams',
    search: search.get('q') ?? '',
    states: allStates.filter(state => states.includes(state)),
    hinted: search.has('hinted'),
    ...(closing && { closing }),
    order: oneOf(rowOrders, search.get('sort')) ?? 'trouble',
  };
}

/** Writes it into an address; what is as usual is left out. @internal */
export function writeFilter(filter: OverviewFilter): URLSearchParams {
  const { cycle, view, search, kind, states, metric, hinted, order } = filter;
  const { closing } = filter;
  const entries: [string, string | undefined][] = [
    ['cycle', cycle],
    ['view', view === 'teams' ? undefined : view],
    ['q', search || undefined],
    ['kind', kind],
    ...states.map((state): [string, string] => ['state', state]),
    ['metric', metric],
    ['hinted', hinted ? 'true' : undefined],
    ['closing', closing],
    ['sort', order === 'trouble' ? undefined : order],
  ];
  return new URLSearchParams(
    entries.filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

/** Whether anything is filtered out. @internal */
export function isNarrowed(filter: OverviewFilter): boolean {
  const { search, kind, states, metric, hinted, closing } = filter;
  return (
    search.trim() !== '' ||
    kind !== undefined ||
    states.length > 0 ||
    metric !== undefined ||
    closing !== undefined ||
    hinted
  );
}

/** Lets everything through, and keeps what is looked at. @internal */
export function widened({
  cycle,
  view,
  order,
}: OverviewFilter): OverviewFilter {
  return { cycle, view, order, search: '', states: [], hinted: false };
}

/** The kind in a full reference. @internal */
export function kindOf(entityRef: string): string {
  return entityRef.slice(0, entityRef.indexOf(':'));
}

/** Whether an entity is one of those looked for. @internal */
export function matchesEntity(
  { entityRef, title }: Pick<OverviewItem, 'entityRef' | 'title'>,
  { search, kind }: Pick<OverviewFilter, 'search' | 'kind'>,
): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  return (
    (kind === undefined || kindOf(entityRef) === kind) &&
    (wanted === '' ||
      title.toLocaleLowerCase().includes(wanted) ||
      entityRef.includes(wanted))
  );
}

function pick<Name extends 'cycle' | 'kind' | 'metric'>(
  name: Name,
  search: URLSearchParams,
): { [Key in Name]?: string } {
  const value = search.get(name);
  return value ? ({ [name]: value } as { [Key in Name]?: string }) : {};
}

function oneOf<Value extends string>(
  values: readonly Value[],
  text: string | null,
): Value | undefined {
  return values.find(value => value === text);
}
