import { SeenWait, waitsIn } from './naiveEstimate';
import { RecordedIncident } from './recordedIncidents';

const MINUTE = 60_000;
const LONGEST_GAP = 180 * 24 * 60 * MINUTE;

/** The columns of the list, in the order in which an incident comes to them. */
const columns = [
  'impactStart',
  'detectedAt',
  'impactEnd',
  'resolvedAt',
] as const;
export type Column = (typeof columns)[number];

/** What the API calls them. */
const phaseOf: Record<Column, string> = {
  impactStart: 'started',
  detectedAt: 'detected',
  impactEnd: 'mitigated',
  resolvedAt: 'resolved',
};

/** A window; instants as in the list. */
export type AskedWindow = Record<'from' | 'to', string>;

const isIn = (text: string, { from, to }: AskedWindow) =>
  text >= from && text < to;

export const detectedIn = (
  list: readonly RecordedIncident[],
  window: AskedWindow,
) => list.filter(({ detectedAt }) => isIn(detectedAt, window));

/**
 * Columns in the wrong order: both of any two of which the one that should come later has the earlier instant. All instants
 * are written alike, so their texts are compared.
 */
export function swapped(incident: RecordedIncident): Column[] {
  const known = columns.filter(column => incident[column] !== null);
  const text = (column: Column) => incident[column] as string;
  const isContradicted = (column: Column, at: number) =>
    known.slice(0, at).some(earlier => text(earlier) > text(column)) ||
    known.slice(at + 1).some(later => text(later) < text(column));
  return known.filter(isContradicted);
}

/** Neighbours with more than 180 days between them. */
export function farApart(incident: RecordedIncident): Column[] {
  const known = columns.filter(column => incident[column] !== null);
  const found = new Set<Column>();
  for (let index = 1; index < known.length; index++) {
    const [one, other] = [known[index - 1], known[index]];
    const gap = Date.parse(incident[other]!) - Date.parse(incident[one]!);
    if (gap > LONGEST_GAP) {
      found.add(one).add(other);
    }
  }
  return known.filter(column => found.has(column));
}

/** Whether two columns of an incident are known and neither is in doubt. */
function areGood(incident: RecordedIncident, ...asked: Column[]): boolean {
  const doubtful = [...swapped(incident), ...farApart(incident)];
  return asked.every(
    column => incident[column] !== null && !doubtful.includes(column),
  );
}

/** The waits from one column to another as a window saw them. What was detected in it and is not among them is left out. */
export function readWaits(
  list: readonly RecordedIncident[],
  one: Column,
  other: Column,
  window: AskedWindow,
): { waits: SeenWait[]; unknown: number; suspect: number } {
  const good = list.filter(incident => areGood(incident, one, other));
  const others = detectedIn(list, window).filter(it => !good.includes(it));
  const unknown = others.filter(incident => {
    const doubtful = [...swapped(incident), ...farApart(incident)];
    return !doubtful.includes(one) && !doubtful.includes(other);
  }).length;
  const spans = good.map((incident, number) => ({
    number,
    start: Date.parse(incident[one]!),
    end: Date.parse(incident[other]!),
    outcome: 'answered' as const,
  }));
  const waits = waitsIn(spans, {
    from: Date.parse(window.from),
    to: Date.parse(window.to),
    abandonedAfterDays: Infinity,
  });
  return { waits, unknown, suspect: others.length - unknown };
}

/** Seconds before anybody noticed, of all seconds, of the incidents resolved in a window. */
export function readUndetected(
  list: readonly RecordedIncident[],
  window: AskedWindow,
) {
  const over = list.filter(incident =>
    isIn(
      areGood(incident, 'resolvedAt')
        ? incident.resolvedAt
        : incident.detectedAt,
      window,
    ),
  );
  const good = over.filter(incident =>
    areGood(incident, 'impactStart', 'detectedAt', 'resolvedAt'),
  );
  const secondsTo = (column: Column) =>
    good.reduce(
      (sum, incident) =>
        sum +
        (Date.parse(incident[column]!) - Date.parse(incident.impactStart!)) /
          1000,
      0,
    );
  return {
    undetected: secondsTo('detectedAt'),
    whole: secondsTo('resolvedAt'),
    known: good.length,
    of: over.length,
  };
}

/** Minutes of a window in which at least one of the incidents did harm, counted one by one. */
export function countMinutesOfHarm(
  list: readonly RecordedIncident[],
  { from, to }: AskedWindow,
): { minutes: number; of: number } {
  const start = Date.parse(from);
  const of = (Date.parse(to) - start) / MINUTE;
  const harmed = new Uint8Array(of);
  for (const incident of list) {
    if (areGood(incident, 'impactStart', 'impactEnd')) {
      const first = (Date.parse(incident.impactStart!) - start) / MINUTE;
      const end = (Date.parse(incident.impactEnd!) - start) / MINUTE;
      for (let minute = Math.max(0, first); minute < end; minute++) {
        harmed[minute] = 1;
      }
    }
  }
  return { minutes: harmed.reduce((sum, one) => sum + one, 0), of };
}

/** What an incident is warned of, with the phases in doubt. */
export interface Doubt {
  url: string;
  kind: string;
  phases: string[];
}

/** The doubts about the incidents that touch a window, in order of their addresses. */
export function readDoubts(
  list: readonly RecordedIncident[],
  { from, to }: AskedWindow,
): Doubt[] {
  return inOrder(
    list
      .filter(incident => {
        const known = columns.flatMap(column => incident[column] ?? []).sort();
        return known[0] < to && known[known.length - 1] >= from;
      })
      .flatMap(incident => [
        { incident, kind: 'outOfOrder', found: swapped(incident) },
        { incident, kind: 'absurdInstant', found: farApart(incident) },
      ])
      .filter(({ found }) => found.length > 0)
      .map(({ incident, kind, found }) => ({
        url: incident.url,
        kind,
        phases: found.map(column => phaseOf[column]),
      })),
  );
}

/** Doubts in the order of addresses and kinds. */
export function inOrder(doubts: readonly Doubt[]): Doubt[] {
  const keyOf = ({ url, kind }: Doubt) => `${url} ${kind}`;
  return [...doubts].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
