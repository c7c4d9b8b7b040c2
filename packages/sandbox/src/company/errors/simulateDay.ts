import { Random } from '../Random';
import { ErrorHabits } from './habits';
import { ErrorDay, ErrorEnvironment, ErrorProject, UserRange } from './types';
import { around, firstOf, nobody } from './UserRange';

const day = 24 * 3_600_000;
const daysPerQuarter = 91.3125;
/** Share of the audience that is replaced by others from day to day. */
const drift = 0.08;
/** Of the people of the smaller of two projects, how many use the other too. */
const sharedShare = [0.25, 0.55] as const;
/** Out of so many days, three in a row bring far more errors than the quota allows. */
const burstEvery = 9;
const burstDays = 3;

const noTraffic: ErrorDay = {
  events: 0,
  sessions: 0,
  active: nobody,
  affected: nobody,
  crashed: nobody,
  rateLimited: 0,
  clientDiscarded: 0,
};

/** Where and when a day is simulated. @internal */
export interface SimulatedDay {
  seed: number;
  project: ErrorProject;
  habits: ErrorHabits;
  /** Of the project with whose people it shares its audience, where it is not the first of the two. */
  beside?: ErrorHabits;
  environment: ErrorEnvironment;
  /** First instant of the UTC day, milliseconds since 1970 UTC. */
  start: number;
  /** First instant of the current quarter, where the habits hold. */
  anchor: number;
}

/** A whole day of a project, made from nothing but the seed and the quarter. @internal */
export function simulateDay(simulated: SimulatedDay): ErrorDay {
  return simulated.environment === 'production'
    ? productionDay(simulated)
    : stagingDay(simulated);
}

function productionDay(simulated: SimulatedDay): ErrorDay {
  const { habits, start, anchor } = simulated;
  const random = randomOf(simulated);
  const days = (start - anchor) / day;
  const audience = audienceOn(habits, days);
  const usual = audience * weekdayShare(habits, start);
  const count = Math.round(usual * random.between(0.96, 1.04));
  if (!count) {
    return noTraffic;
  }
  const active = activeUsers(simulated, count);
  // Of those who use both projects, some meet errors in both.
  const { beside } = simulated;
  const some = (range: UserRange, most: number) =>
    beside
      ? around(range, firstUser(beside, days), most)
      : firstOf(range, most);
  const trend = habits.errorsPerUserPerQuarter ** (days / daysPerQuarter);
  const regression = random.chance(habits.regressionChance)
    ? random.between(1.8, 4)
    : 1;
  const burst = burstFactor(simulated);
  const demand = Math.round(
    count *
      habits.errorsPerUser *
      trend *
      regression *
      burst *
      random.between(0.92, 1.08),
  );
  const events = Math.min(demand, habits.quota ?? demand);
  const affected = some(active, Math.ceil(events * habits.affectedShare));
  return {
    events,
    sessions: Math.round(count * 1.6),
    active,
    affected,
    crashed: some(affected, count * habits.crashedShare),
    rateLimited: demand - events,
    clientDiscarded: Math.round(events * habits.discardedShare),
  };
}

/**
 * The people of the first project of an audience begin where it begins; those of the other end behind the first few of
 * them, who use both.
 */
function activeUsers(
  { seed, project, habits, beside, start, anchor }: SimulatedDay,
  count: number,
): UserRange {
  const days = (start - anchor) / day;
  const from = firstUser(beside ?? habits, days);
  if (!beside) {
    return { from, to: from + count };
  }
  const random = new Random(seed, 'shared', project.audience);
  const usual = [habits, beside].map(
    it => audienceOn(it, days) * weekdayShare(it, start),
  );
  const shared = Math.round(
    random.between(...sharedShare) * Math.min(...usual),
  );
  return { from: from + shared - count, to: from + shared };
}

/** A handful of colleagues, most of whom use production too. */
function stagingDay(simulated: SimulatedDay): ErrorDay {
  const { habits, beside = habits, start, anchor } = simulated;
  if (!habits.users) {
    return noTraffic;
  }
  const random = randomOf(simulated);
  const atWork = new Date(start).getUTCDay() % 6 !== 0;
  const count = atWork ? random.integer(8, 16) : random.integer(0, 2);
  const from = firstUser(beside, (start - anchor) / day) - 4;
  const active = { from, to: from + count };
  const events = Math.round(count * random.between(1.5, 6));
  const affected = firstOf(active, Math.ceil(events * 0.2));
  return {
    events,
    sessions: count * 5,
    active,
    affected,
    crashed: firstOf(affected, random.integer(0, 1)),
    rateLimited: 0,
    clientDiscarded: 0,
  };
}

function randomOf({ seed, project, environment, start }: SimulatedDay): Random {
  return new Random(seed, project.slug, environment, start / day);
}

function audienceOn({ users, usersPerQuarter }: ErrorHabits, days: number) {
  return users * usersPerQuarter ** (days / daysPerQuarter);
}

/** Grows by a share of the audience every day, however big that is by then: the integral of `audienceOn`. */
function firstUser({ users, usersPerQuarter }: ErrorHabits, days: number) {
  const rate = Math.log(usersPerQuarter) / daysPerQuarter;
  const daysOfAudience = rate ? Math.expm1(rate * days) / rate : days;
  return Math.floor(users * drift * daysOfAudience);
}

function weekdayShare({ weekdays }: ErrorHabits, start: number): number {
  return weekdays[(new Date(start).getUTCDay() + 6) % 7];
}

function burstFactor({ seed, project, habits, start }: SimulatedDay): number {
  if (!habits.quota) {
    return 1;
  }
  const number = start / day;
  const random = new Random(
    seed,
    'burst',
    project.slug,
    number - (number % burstEvery),
  );
  const first = random.integer(0, burstEvery - burstDays);
  const place = number % burstEvery;
  return place >= first && place < first + burstDays
    ? random.between(2.5, 6)
    : 1;
}
