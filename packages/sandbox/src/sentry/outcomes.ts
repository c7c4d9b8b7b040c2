import { errorEnvironments, ErrorProject, MeasuredErrors } from '../company';
import { json, Reply } from '../serving';
import {
  Asked,
  measure,
  projectsAsked,
  refuseExpired,
  refuseUnknown,
} from './Asked';
import {
  Period,
  readInterval,
  readPeriod,
  rounded,
  startsOf,
  utc,
} from './period';
import { Refusal } from './Refusal';

/** What became of events, and the reason that is given for it. */
const outcomes: Record<
  string,
  { reason: string; quantity: (measured: MeasuredErrors) => number }
> = {
  accepted: { reason: 'none', quantity: ({ events }) => events },
  rate_limited: {
    reason: 'usage_exceeded',
    quantity: ({ rateLimited }) => rateLimited,
  },
  client_discard: {
    reason: 'sample_rate',
    quantity: ({ clientDiscarded }) => clientDiscarded,
  },
};

const emptyOutcomes = ['filtered', 'invalid', 'abuse', 'cardinality_limited'];
const categories = ['error', 'transaction', 'session', 'attachment', 'replay'];
const quantityFields = ['sum(quantity)', 'sum(times_seen)'];
const groupings = ['outcome', 'category', 'reason', 'project'];

interface Group {
  by: Record<string, string | number>;
  outcomes: string[];
}

/** `/api/0/organizations/{organization}/stats_v2/`: what was accepted, and what was dropped. @internal */
export function outcomesReply(asked: Asked): Reply {
  const { query, now } = asked;
  if (query.has('environment')) {
    throw new Refusal(400, 'Outcomes cannot be filtered by environment');
  }
  const known = ['field', 'groupBy', 'interval', 'category', 'outcome'];
  refuseUnknown(asked, [...known, 'reason']);
  const asks = readFields(query);
  const grouped = oneOf('groupBy', query.getAll('groupBy'), groupings);
  const chosen = outcomesAsked(query, grouped);
  const interval = readInterval(query, '1h');
  const exact = readPeriod(query, now);
  refuseExpired(asked, exact);
  const period = rounded(exact, interval);
  const starts = startsOf(period, interval);
  // Series for each project would be too many: only totals come.
  const withSeries = !grouped.includes('project');
  const view = (list: ErrorProject[]) => {
    const measured = (part: Period) =>
      measure(asked, list, errorEnvironments, part);
    const total = measured(period);
    const points = withSeries
      ? starts.map(start => measured({ start, end: start + interval }))
      : [];
    const each = <T>(value: T) =>
      Object.fromEntries(asks.map(field => [field, value]));
    return groupsOf(grouped, chosen, list)
      .filter(group => quantityOf(group, total))
      .map(group => ({
        by: group.by,
        totals: each(quantityOf(group, total)),
        ...(withSeries
          ? { series: each(points.map(it => quantityOf(group, it))) }
          : {}),
      }));
  };
  const projects = projectsAsked(asked);
  return json(200, {
    start: utc(period.start),
    end: utc(period.end),
    ...(withSeries ? { intervals: starts.map(utc) } : {}),
    groups: (withSeries ? [projects] : projects.map(it => [it])).flatMap(view),
  });
}

function quantityOf(group: Group, measured: MeasuredErrors): number {
  return group.outcomes.reduce(
    (sum, outcome) => sum + outcomes[outcome].quantity(measured),
    0,
  );
}

function readFields(query: URLSearchParams): string[] {
  const names = query.getAll('field');
  if (!names.length) {
    throw new Refusal(400, 'At least one "field" is required.');
  }
  return oneOf('field', names, quantityFields);
}

function oneOf(what: string, names: string[], known: string[]): string[] {
  const unknown = names.find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new Refusal(400, `Invalid ${what}: "${unknown}"`);
  }
  return names;
}

/** The outcomes that are asked for and can have happened to errors. */
function outcomesAsked(query: URLSearchParams, grouped: string[]): string[] {
  const category = oneOf('category', query.getAll('category'), categories);
  if (!category.length && !grouped.includes('category')) {
    const detail = 'Query must have category as groupby or filter';
    throw new Refusal(400, detail);
  }
  const wanted = oneOf('outcome', query.getAll('outcome'), [
    ...Object.keys(outcomes),
    ...emptyOutcomes,
  ]);
  const reasons = query.getAll('reason');
  const ofErrors = !category.length || category.includes('error');
  return Object.keys(outcomes).filter(
    it =>
      ofErrors &&
      (!wanted.length || wanted.includes(it)) &&
      (!reasons.length || reasons.includes(outcomes[it].reason)),
  );
}

function groupsOf(
  grouped: string[],
  chosen: string[],
  projects: ErrorProject[],
): Group[] {
  const apart = grouped.includes('outcome') || grouped.includes('reason');
  return (apart ? chosen.map(it => [it]) : [chosen]).map(together => ({
    by: Object.fromEntries(
      grouped.map(name => [name, groupValue(name, projects, together)]),
    ),
    outcomes: together,
  }));
}

function groupValue(
  name: string,
  [project]: ErrorProject[],
  [outcome]: string[],
): string | number {
  switch (name) {
    case 'project':
      return project.id;
    case 'outcome':
      return outcome;
    case 'reason':
      return outcomes[outcome].reason;
    default:
      return 'error';
  }
}
