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
  projects: ErrorProject[];
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
  const groups = groupsAsked(asked);
  const interval = readInterval(query, '1h');
  const exact = readPeriod(query, now);
  refuseExpired(asked, exact);
  const period = rounded(exact, interval);
  const starts = startsOf(period, interval);
  // Series for each project would be too many: only totals come.
  const withSeries = !query.getAll('groupBy').includes('project');
  return json(200, {
    start: utc(period.start),
    end: utc(period.end),
    ...(withSeries ? { intervals: starts.map(utc) } : {}),
    groups: groups.flatMap(group => {
      const total = quantityOf(asked, group, period);
      const series = () =>
        starts.map(start =>
          quantityOf(asked, group, { start, end: start + interval }),
        );
      const same = <T>(value: T) =>
        Object.fromEntries(asks.map(field => [field, value]));
      return total
        ? [
            {
              by: group.by,
              totals: same(total),
              ...(withSeries ? { series: same(series()) } : {}),
            },
          ]
        : [];
    }),
  });
}

function quantityOf(asked: Asked, group: Group, period: Period): number {
  const { projects } = group;
  const measured = measure(asked, projects, errorEnvironments, period);
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

function groupsAsked(asked: Asked): Group[] {
  const { query } = asked;
  const names = oneOf('groupBy', query.getAll('groupBy'), groupings);
  const category = oneOf('category', query.getAll('category'), categories);
  if (!category.length && !names.includes('category')) {
    const detail = 'Query must have category as groupby or filter';
    throw new Refusal(400, detail);
  }
  const wanted = oneOf('outcome', query.getAll('outcome'), [
    ...Object.keys(outcomes),
    ...emptyOutcomes,
  ]);
  const reasons = query.getAll('reason');
  const chosen = Object.keys(outcomes).filter(
    it =>
      (!wanted.length || wanted.includes(it)) &&
      (!reasons.length || reasons.includes(outcomes[it].reason)),
  );
  if (category.length && !category.includes('error')) {
    return [];
  }
  const apart = names.includes('outcome') || names.includes('reason');
  const projects = projectsAsked(asked);
  const lists = names.includes('project')
    ? projects.map(it => [it])
    : [projects];
  return lists.flatMap(list =>
    (apart ? chosen.map(it => [it]) : [chosen]).map(together => ({
      by: Object.fromEntries(
        names.map(name => [name, groupValue(name, list, together)]),
      ),
      outcomes: together,
      projects: list,
    })),
  );
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
