import { MeasuredErrors } from '../company';
import { Asked } from './Asked';
import { Refusal } from './Refusal';

/** What can be asked of error events. */
const aggregates = {
  'count()': ({ events }: MeasuredErrors) => events,
  'count_unique(user)': ({ affectedUsers }: MeasuredErrors) => affectedUsers,
};

/** @internal */
export type Aggregate = keyof typeof aggregates;

/** @internal */
export function isAggregate(field: string): field is Aggregate {
  return field in aggregates;
}

/** @internal */
export function aggregateOf(
  aggregate: Aggregate,
  measured: MeasuredErrors,
): number {
  return aggregates[aggregate](measured);
}

/** @throws Refusal in Sentry's words @internal */
export function refuseField(field: string): never {
  throw new Refusal(
    400,
    /\(.*\)$/.test(field)
      ? `${field} is not a valid function`
      : `Invalid field: "${field}"`,
  );
}

/** The aggregates of `yAxis`; `count()` when none is given. @internal */
export function readAxes(query: URLSearchParams): Aggregate[] {
  const axes = query.getAll('yAxis');
  return (axes.length ? axes : ['count()']).map(axis =>
    isAggregate(axis) ? axis : refuseField(axis),
  );
}

const datasets = [
  'discover',
  'errors',
  'transactions',
  'spans',
  'issuePlatform',
];
const errorQueries = ['', 'event.type:error', '!event.type:transaction'];

/**
 * Whether the dataset holds errors. Other datasets are empty here.
 *
 * @throws Refusal when there is none of that name, or for a search that is not for all errors
 * @internal
 */
export function asksForErrors({ query }: Asked): boolean {
  const dataset = query.get('dataset') ?? 'discover';
  if (!datasets.includes(dataset)) {
    const names = datasets.join(', ');
    throw new Refusal(400, `dataset must be one of: ${names}`);
  }
  const search = query.get('query')?.trim() ?? '';
  if (!errorQueries.includes(search)) {
    throw new Refusal(400, `The sandbox cannot search for "${search}"`);
  }
  return dataset === 'errors' || dataset === 'discover';
}
