import { Random } from '../Random';
import { errorTraits } from './projects';
import { ErrorProject } from './types';

/** How a project's errors develop in production. @internal */
export interface ErrorHabits {
  /** Active users of an ordinary day, at the start of the current quarter. */
  users: number;
  /** What users come to within a quarter, as a share of what they were. */
  usersPerQuarter: number;
  /** Error events of one active user in a day, at the start of the current quarter. */
  errorsPerUser: number;
  /** What that comes to within a quarter, as a share of what it was. */
  errorsPerUserPerQuarter: number;
  /** Share of an ordinary day, from Monday to Sunday. */
  weekdays: readonly number[];
  /** Share of the events whose user has met no other that day. */
  affectedShare: number;
  /** Share of the active users whose session crashes. */
  crashedShare: number;
  discardedShare: number;
  /** How likely it is that a release of the day brings many more errors. */
  regressionChance: number;
  /** Most events accepted in a day. */
  quota?: number;
}

const office = [1, 1.04, 1.02, 1, 0.9, 0.12, 0.08];
const shop = [0.94, 0.92, 0.94, 0.96, 1.04, 1.16, 1.14];
const officeTeams = new Set(['billing', 'developer-experience', 'insights']);
/** Their users are colleagues. */
const internalTeams = new Set([
  'developer-experience',
  'insights',
  'warehouse',
]);

/** @internal */
export function habitsOf(seed: number, project: ErrorProject): ErrorHabits {
  const audience = new Random(seed, 'audience', project.service);
  const random = new Random(seed, 'errors', project.slug);
  const reach = reachOf(project);
  const habits: ErrorHabits = {
    users: Math.min(40_000, reach * audience.logNormal(1_400, 0.7)),
    usersPerQuarter: audience.between(0.98, 1.06),
    errorsPerUser: Math.min(1.6, random.logNormal(0.3, 0.5)),
    errorsPerUserPerQuarter: random.between(0.88, 1.12),
    weekdays: officeTeams.has(project.team) ? office : shop,
    affectedShare: random.between(0.35, 0.6),
    crashedShare: random.between(0.001, 0.008),
    discardedShare: random.between(0.005, 0.02),
    regressionChance: 0.03,
  };
  return { ...habits, ...special(project, habits) };
}

function reachOf({ team, platform }: ErrorProject): number {
  if (internalTeams.has(team)) {
    return 0.1;
  }
  return /javascript|react/.test(platform) ? 4 : 1;
}

function special(
  { service }: ErrorProject,
  { users, errorsPerUser }: ErrorHabits,
): Partial<ErrorHabits> {
  switch (service) {
    case errorTraits.growing:
      return {
        users: 6_200,
        usersPerQuarter: 1.2,
        errorsPerUser: 0.62,
        errorsPerUserPerQuarter: 0.86,
        regressionChance: 0,
      };
    case errorTraits.overQuota:
      return { quota: Math.round(1.6 * users * errorsPerUser) };
    case errorTraits.silent:
      return { users: 0 };
    default:
      return {};
  }
}
