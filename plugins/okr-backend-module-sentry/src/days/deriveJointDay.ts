import {
  DailyRatioFact,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import { dayFacts, isSettled } from './dayFact';
import { DayCounts, DayRules, hasNoActiveUsers, isCounted } from './deriveDay';

/** A day of one of several projects. @internal */
export interface PartDay {
  projectId: string;
  /** Whether active users are known. */
  releaseHealth: boolean;
  counts: DayCounts;
}

/** Different users with a session in several projects. @internal */
export type SessionCounts = Pick<DayCounts, 'activeUsers' | 'crashFreeRate'>;

/** A day of several projects: what each has, and the people of some of them counted together. @internal */
export interface JointDay {
  parts: readonly PartDay[];
  /** Of those in {@link countedParts}. */
  active: SessionCounts;
  /** Of all. */
  activeInAll: SessionCounts;
  /** Of those in {@link partsWithoutSessions}. */
  affectedUsers: number;
}

/** The organization that a day belongs to. @internal */
export interface JointPlace {
  organization: string;
  /** For people: which projects. */
  title: string;
  environments: readonly string[];
  /** Where people look at the organization. */
  webAddress: string;
}

/** The projects whose events of the day are counted: all but a few of them are known. @internal */
export function countedParts(
  parts: readonly PartDay[],
  rules: DayRules,
): PartDay[] {
  return parts.filter(({ counts }) => isCounted(counts, rules));
}

/** Of those, the ones whose active users are not known. @internal */
export function partsWithoutSessions(
  parts: readonly PartDay[],
  rules: DayRules,
): PartDay[] {
  return countedParts(parts, rules).filter(it =>
    hasNoActiveUsers(it.counts, it.releaseHealth),
  );
}

/**
 * The facts of a UTC day of several projects, by the rules for one: the events of those that are counted and whose users
 * are known, over the different users of all of these. Where there is no such project, the day says of them what the day
 * of one says.
 *
 * @param today - the UTC day that is not over yet
 * @internal
 */
export function deriveJointDay(
  day: string,
  joint: JointDay,
  place: JointPlace,
  rules: DayRules,
  today: string,
): FactGroup<DailyRatioFact> {
  const { organization } = place;
  const over = day < today;
  const make = dayFacts(day, { ...place, dimensions: { organization } });
  const { parts, active, activeInAll, affectedUsers } = joint;
  const ratio = (
    metric: string,
    some: readonly PartDay[],
    people: (counts: DayCounts) => number,
    distinct: { counted: number; all: number },
  ): DailyRatioFact[] => {
    const counted = countedParts(some, rules);
    const identified = counted.filter(it => people(it.counts) > 0);
    if (identified.length > 0) {
      return [make(metric, eventsOf(identified), distinct.counted, over)];
    }
    if (eventsOf(counted) > 0) {
      return [make(metric, eventsOf(counted), 0, over)];
    }
    return eventsOf(some) > 0 || distinct.all > 0
      ? [make(metric, eventsOf(some), distinct.all, false)]
      : [];
  };
  const facts = [
    ...ratio('errorsPerUserDay', parts, it => it.activeUsers, {
      counted: active.activeUsers,
      all: activeInAll.activeUsers,
    }),
    ...ratio(
      'errorsPerAffectedUser',
      parts.filter(
        it =>
          hasNoActiveUsers(it.counts, it.releaseHealth) && it.counts.events > 0,
      ),
      it => it.affectedUsers,
      // Of those that are not counted it is never asked.
      { counted: affectedUsers, all: 0 },
    ),
  ];
  const { activeUsers, crashFreeRate } = activeInAll;
  if (activeUsers > 0 && crashFreeRate !== undefined) {
    const crashFree = Math.round(crashFreeRate * activeUsers);
    facts.push(make('crashFreeUsers', crashFree, activeUsers, over));
  }
  return { key: `day/${day}`, open: !isSettled(day, today), facts };
}

function eventsOf(parts: readonly PartDay[]): number {
  return parts.reduce((sum, { counts }) => sum + counts.events, 0);
}
