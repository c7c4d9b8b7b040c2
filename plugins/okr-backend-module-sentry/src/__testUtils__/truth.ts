import {
  DailyRatioFact,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import {
  Company,
  ErrorDay,
  ErrorEnvironment,
  errorEnvironments,
  ErrorProject,
  measureErrors,
} from 'sandbox';

const dayLength = 86_400_000;

/** What a fact comes to. */
export type Told = Pick<
  DailyRatioFact,
  'day' | 'numerator' | 'denominator' | 'complete'
>;

/** What is to be known of a project: by metric and day. */
export interface TruthOptions {
  environments?: readonly ErrorEnvironment[];
  /** UTC day. */
  from: string;
  droppedShare?: number;
}

/**
 * What must be known of a project's days, read from what truly happened instead of over HTTP.
 *
 * @param at - milliseconds since 1970 UTC
 */
export function truth(
  company: Company,
  project: ErrorProject,
  at: number,
  { environments = ['production'], from, droppedShare = 0.1 }: TruthOptions,
): Map<string, Told> {
  const result = new Map<string, Told>();
  const today = new Date(at).toISOString().slice(0, 10);
  for (let start = Date.parse(from); start <= at; start += dayLength) {
    const day = new Date(start).toISOString().slice(0, 10);
    const isWhole = at >= start + 1.25 * dayLength;
    const seen = isWhole
      ? wholeDay(company, project, environments, day)
      : partOfDay(company, project, environments, start, at);
    const over = day < today;
    const complete =
      over && droppedOf(company, project, day) <= droppedShare + 1e-12;
    const { events, active, affected, crashFree } = seen;
    const put = (
      metric: string,
      numerator: number,
      denominator: number,
      isComplete: boolean,
    ) =>
      result.set(`${metric} ${day}`, {
        day,
        numerator,
        denominator,
        complete: isComplete,
      });
    if (events + active > 0) {
      put('sentry.errorsPerUserDay', events, active, complete);
    }
    if (events > 0 && !project.releaseHealth) {
      put('sentry.errorsPerAffectedUser', events, affected, complete);
    }
    if (active > 0) put('sentry.crashFreeUsers', crashFree, active, over);
  }
  return result;
}

/** The same of what a collector handed over. */
export function collected(
  groups: ReadonlyMap<string, FactGroup>,
): Map<string, Told> {
  const result = new Map<string, Told>();
  for (const group of groups.values()) {
    for (const fact of group.facts) {
      if (fact.shape !== 'dailyRatio') throw new Error(`A ${fact.shape}`);
      const { metric, day, numerator, denominator, complete } = fact;
      if (group.key !== `day/${day}`) throw new Error(`${day} in ${group.key}`);
      result.set(`${metric} ${day}`, { day, numerator, denominator, complete });
    }
  }
  return result;
}

/** All late events have come. */
function wholeDay(
  { errors }: Company,
  project: ErrorProject,
  environments: readonly ErrorEnvironment[],
  day: string,
) {
  const days = environments.map(it => errors.day(project, it, day));
  const people = (range: (it: ErrorDay) => { from: number; to: number }) =>
    new Set(
      days.flatMap(it => {
        const { from, to } = range(it);
        return Array.from({ length: to - from }, (_, index) => from + index);
      }),
    ).size;
  const sessionsSeen = project.releaseHealth && project.identifiesUsers;
  const active = sessionsSeen ? people(it => it.active) : 0;
  return {
    events: days.reduce((sum, { events }) => sum + events, 0),
    active,
    affected: project.identifiesUsers ? people(it => it.affected) : 0,
    crashFree: active - (sessionsSeen ? people(it => it.crashed) : 0),
  };
}

function partOfDay(
  { errors }: Company,
  project: ErrorProject,
  environments: readonly ErrorEnvironment[],
  start: number,
  at: number,
) {
  const seen = measureErrors(errors, {
    projects: [project],
    environments,
    from: start,
    to: start + dayLength,
    at,
  });
  return {
    events: seen.events,
    active: seen.activeUsers,
    affected: seen.affectedUsers,
    crashFree: seen.activeUsers - seen.crashedUsers,
  };
}

/** Outcomes know no environments. */
function droppedOf(
  { errors }: Company,
  project: ErrorProject,
  day: string,
): number {
  let [lost, all] = [0, 0];
  for (const environment of errorEnvironments) {
    const it = errors.day(project, environment, day);
    lost += it.rateLimited + it.clientDiscarded;
    all += it.events + it.rateLimited + it.clientDiscarded;
  }
  return all ? lost / all : 0;
}
