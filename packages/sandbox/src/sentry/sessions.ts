import { ErrorEnvironment, ErrorProject, MeasuredErrors } from '../company';
import { json, Reply } from '../serving';
import {
  Asked,
  environmentsAsked,
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
import { Refusal, tooManyResults } from './Refusal';

const hour = 3_600_000;
const day = 24 * hour;
const mostPoints = 10_000;

type Field = (measured: MeasuredErrors) => number | null;

const share = (part: number, whole: number) => (whole ? part / whole : null);

const fields: Record<string, Field> = {
  'sum(session)': ({ sessions }) => sessions,
  'count_unique(user)': ({ activeUsers }) => activeUsers,
  'crash_free_rate(user)': ({ activeUsers, crashedUsers }) =>
    share(activeUsers - crashedUsers, activeUsers),
  'crash_rate(user)': ({ activeUsers, crashedUsers }) =>
    share(crashedUsers, activeUsers),
  'crash_free_rate(session)': ({ sessions, crashedUsers }) =>
    share(sessions - crashedUsers, sessions),
  'crash_rate(session)': ({ sessions, crashedUsers }) =>
    share(crashedUsers, sessions),
};

interface Group {
  by: Record<string, string | number>;
  projects: ErrorProject[];
  environments: ErrorEnvironment[];
}

/** `/api/0/organizations/{organization}/sessions/`: release health. @internal */
export function sessionsReply(asked: Asked): Reply {
  const known = ['environment', 'field', 'groupBy', 'interval', 'per_page'];
  const flags = ['includeTotals', 'includeSeries', 'orderBy', 'query'];
  refuseUnknown(asked, [...known, ...flags]);
  const { query, now, host } = asked;
  const asks = readFields(query);
  const interval = readSessionInterval(query);
  const exact = readPeriod(query, now);
  refuseExpired(asked, exact);
  const period = rounded(exact, interval);
  const starts = startsOf(period, interval);
  const groups = groupsAsked(asked)
    .map(group => ({ ...group, totals: measuredIn(asked, group, period) }))
    .filter(({ totals }) => totals.sessions > 0 || !query.has('groupBy'));
  const most = Math.floor(mostPoints / (starts.length + 1));
  if (groups.length > most && host.tooManyPoints !== 'cut') {
    throw tooManyResults();
  }
  const series = (group: Group) =>
    starts.map(start =>
      measuredIn(asked, group, { start, end: start + interval }),
    );
  return json(200, {
    start: utc(period.start),
    end: utc(period.end),
    query: query.get('query') ?? '',
    intervals: starts.map(utc),
    groups: groups.slice(0, most).map(group => ({
      by: group.by,
      ...(query.get('includeTotals') === '0'
        ? {}
        : { totals: eachField(asks, field => field(group.totals)) }),
      ...(query.get('includeSeries') === '0'
        ? {}
        : { series: seriesView(asks, series(group)) }),
    })),
  });
}

function seriesView(asks: readonly string[], points: MeasuredErrors[]) {
  return eachField(asks, field => points.map(field));
}

function eachField<T>(
  asks: readonly string[],
  value: (field: Field) => T,
): Record<string, T> {
  return Object.fromEntries(asks.map(name => [name, value(fields[name])]));
}

function measuredIn(asked: Asked, group: Group, period: Period) {
  return measure(asked, group.projects, group.environments, period);
}

function readFields(query: URLSearchParams): string[] {
  const names = query.getAll('field');
  if (!names.length) {
    throw new Refusal(400, 'Request is missing a "field"');
  }
  const unknown = names.find(name => !(name in fields));
  if (unknown !== undefined) {
    throw new Refusal(400, `Invalid field: "${unknown}"`);
  }
  return names;
}

function readSessionInterval(query: URLSearchParams): number {
  const interval = readInterval(query, '1h');
  if (interval % hour !== 0) {
    throw new Refusal(
      400,
      'The interval has to be a multiple of the minimum interval of one hour.',
    );
  }
  if (interval > day) {
    throw new Refusal(400, 'The interval has to be less than one day.');
  }
  if (day % interval !== 0) {
    const detail = 'The interval should divide one day without a remainder.';
    throw new Refusal(400, detail);
  }
  return interval;
}

function groupsAsked(asked: Asked): Group[] {
  const names = asked.query.getAll('groupBy');
  const unknown = names.find(it => it !== 'project' && it !== 'environment');
  if (unknown !== undefined) {
    throw new Refusal(400, `Invalid groupBy: "${unknown}"`);
  }
  const projects = projectsAsked(asked);
  const environments = environmentsAsked(asked);
  const byProject = names.includes('project');
  const byEnvironment = names.includes('environment');
  return (byProject ? projects.map(it => [it]) : [projects]).flatMap(list =>
    (byEnvironment ? environments.map(it => [it]) : [environments]).map(
      chosen => ({
        by: {
          ...(byProject ? { project: list[0].id } : {}),
          ...(byEnvironment ? { environment: chosen[0] } : {}),
        },
        projects: list,
        environments: chosen,
      }),
    ),
  );
}
