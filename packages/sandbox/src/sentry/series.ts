import { ErrorEnvironment, ErrorProject, MeasuredErrors } from '../company';
import {
  Asked,
  environmentsAsked,
  measure,
  projectsAsked,
  refuseExpired,
} from './Asked';
import { asksForErrors } from './aggregates';
import { Period, readInterval, readPeriod, rounded, startsOf } from './period';
import { Refusal, tooManyResults } from './Refusal';

const mostTopEvents = 10;
const mostPoints = 10_000;

/** The events of one group over time. @internal */
export interface EventSeries {
  /** What it is grouped by, for instance `[{ key: 'project', value: 'checkout' }]`; empty for all together. */
  groupBy: { key: string; value: string }[];
  /** All that is in none of the other series. */
  isOther: boolean;
  points: MeasuredErrors[];
}

/** @internal */
export interface AskedSeries {
  period: Period;
  /** Milliseconds. */
  interval: number;
  starts: number[];
  series: EventSeries[];
  /** Whether the series are the top ones. */
  top: boolean;
}

interface Group {
  groupBy: EventSeries['groupBy'];
  projects: ErrorProject[];
  environments: ErrorEnvironment[];
}

/**
 * Events over time. Without `topEvents`, all groups come as one series, whatever they are grouped by.
 *
 * @param groupParameter - which query parameter names what is grouped by
 * @internal
 */
export function seriesAsked(
  asked: Asked,
  groupParameter: 'groupBy' | 'field',
): AskedSeries {
  const { query, now } = asked;
  const interval = readInterval(query, '1h');
  const exact = readPeriod(query, now);
  refuseExpired(asked, exact);
  const period = rounded(exact, interval);
  const starts = startsOf(period, interval);
  if (starts.length > mostPoints) {
    throw tooManyResults();
  }
  const pointsOf = ({ projects, environments }: Omit<Group, 'groupBy'>) =>
    starts.map(start =>
      measure(asked, projects, environments, { start, end: start + interval }),
    );
  const top = readTopEvents(query);
  const all = {
    projects: asksForErrors(asked) ? projectsAsked(asked) : [],
    environments: environmentsAsked(asked),
  };
  if (!top) {
    const one = { groupBy: [], isOther: false, points: pointsOf(all) };
    return { period, interval, starts, series: [one], top: false };
  }
  const names = query
    .getAll(groupParameter)
    .filter(name => !name.endsWith(')'));
  const groups = groupsOf(names, all.projects, all.environments);
  const { leading, others } = ranked(
    groups.map(group => ({
      groupBy: group.groupBy,
      isOther: false,
      points: pointsOf(group),
    })),
    top,
  );
  const series =
    others.length && query.get('excludeOther') !== '1'
      ? [...leading, together(others)]
      : leading;
  return { period, interval, starts, series, top: true };
}

/** The groups with the most events, and those behind them. */
function ranked(series: readonly EventSeries[], top: number) {
  const ordered = series
    .map(it => ({ it, total: totalOf(it.points) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .map(({ it }) => it);
  return { leading: ordered.slice(0, top), others: ordered.slice(top) };
}

function together(others: readonly EventSeries[]): EventSeries {
  const [{ points }] = others;
  return {
    groupBy: [],
    isOther: true,
    points: points.map((_, index) =>
      addedUp(others.map(it => it.points[index])),
    ),
  };
}

function readTopEvents(query: URLSearchParams): number {
  const text = query.get('topEvents');
  if (text === null) {
    return 0;
  }
  if (!/^\d+$/.test(text)) {
    throw new Refusal(400, 'topEvents must be an integer');
  }
  if (Number(text) > mostTopEvents) {
    const detail = `Can only get up to ${mostTopEvents} top events`;
    throw new Refusal(400, detail);
  }
  if (Number(text) < 1) {
    throw new Refusal(400, 'topEvents needs to be at least 1');
  }
  return Number(text);
}

function groupsOf(
  names: string[],
  projects: ErrorProject[],
  environments: ErrorEnvironment[],
): Group[] {
  if (!names.length) {
    throw new Refusal(
      400,
      'groupBy is a required parameter when doing topEvents',
    );
  }
  let groups: Group[] = [{ groupBy: [], projects, environments }];
  for (const name of names) {
    groups = groups.flatMap(group => split(group, name));
  }
  return groups;
}

function split(group: Group, key: string): Group[] {
  const grouped = (value: string) => [...group.groupBy, { key, value }];
  switch (key) {
    case 'project':
    case 'project.name':
      return group.projects.map(project => ({
        ...group,
        groupBy: grouped(project.slug),
        projects: [project],
      }));
    case 'environment':
      return group.environments.map(environment => ({
        ...group,
        groupBy: grouped(environment),
        environments: [environment],
      }));
    default:
      throw new Refusal(400, `Invalid groupBy: "${key}"`);
  }
}

function totalOf(points: readonly MeasuredErrors[]): number {
  return points.reduce((sum, { events }) => sum + events, 0);
}

/** Of other groups together only the events matter; users would not add up. */
function addedUp(points: readonly MeasuredErrors[]): MeasuredErrors {
  const [first, ...rest] = points;
  return rest.reduce(
    (sum, point) => ({
      ...sum,
      events: sum.events + point.events,
      affectedUsers: sum.affectedUsers + point.affectedUsers,
    }),
    first,
  );
}
