import {
  DailyRatioFact,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import { dayFacts, isSettled } from './dayFact';

/** What Sentry says of a day of a project. @internal */
export interface DayCounts {
  events: number;
  /** Different users who met an error. */
  affectedUsers: number;
  /** Different users with a session. */
  activeUsers: number;
  /** Share of the active users without a crash; undefined where there were none. */
  crashFreeRate?: number;
  /** Share of the error events that was dropped on the way, from 0 to 1. */
  droppedShare: number;
  /** Sentry says that it has not counted all of the day's events yet. */
  incomplete?: boolean;
}

/** @internal */
export const noTraffic: DayCounts = {
  events: 0,
  affectedUsers: 0,
  activeUsers: 0,
  droppedShare: 0,
};

/** The project that a day belongs to. @internal */
export interface DayPlace {
  organization: string;
  project: { id: string; slug: string };
  /** Whether active users are known. */
  releaseHealth: boolean;
  environments: readonly string[];
  /** Where people look at the organization. */
  webAddress: string;
}

/** @internal */
export interface DayRules {
  /** Above it, a day is incomplete. */
  droppedShare: number;
}

/** Whether the events that are told of a day are as good as all of them. @internal */
export function isCounted(
  { droppedShare, incomplete }: DayCounts,
  rules: DayRules,
): boolean {
  return !incomplete && droppedShare <= rules.droppedShare;
}

/**
 * Whether nobody knows how many users were active: no sessions are sent, or they name no user, as those of servers often
 * do, while the errors do.
 *
 * @internal
 */
export function hasNoActiveUsers(
  { activeUsers, affectedUsers }: DayCounts,
  releaseHealth: boolean,
): boolean {
  return !releaseHealth || (activeUsers === 0 && affectedUsers > 0);
}

/**
 * The facts of a UTC day; none where there was no traffic.
 *
 * @param today - the UTC day that is not over yet
 * @internal
 */
export function deriveDay(
  day: string,
  counts: DayCounts,
  place: DayPlace,
  rules: DayRules,
  today: string,
): FactGroup<DailyRatioFact> {
  const { events, activeUsers, affectedUsers, crashFreeRate } = counts;
  const { organization, project } = place;
  const over = day < today;
  const counted = over && isCounted(counts, rules);
  const fact = dayFacts(day, {
    title: `${organization}/${project.slug}`,
    webAddress: place.webAddress,
    environments: place.environments,
    projectId: project.id,
    dimensions: { organization, project: project.slug },
  });
  const facts: DailyRatioFact[] = [];
  if (events > 0 || activeUsers > 0) {
    facts.push(fact('errorsPerUserDay', events, activeUsers, counted));
  }
  if (events > 0 && hasNoActiveUsers(counts, place.releaseHealth)) {
    facts.push(fact('errorsPerAffectedUser', events, affectedUsers, counted));
  }
  if (activeUsers > 0 && crashFreeRate !== undefined) {
    const crashFree = Math.round(crashFreeRate * activeUsers);
    facts.push(fact('crashFreeUsers', crashFree, activeUsers, over));
  }
  return { key: `day/${day}`, open: !isSettled(day, today), facts };
}
