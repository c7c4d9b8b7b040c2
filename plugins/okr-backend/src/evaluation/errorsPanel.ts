import {
  DailyRatio,
  ErrorRateResponse,
  estimateRatio,
  MetricValue,
  notCollected,
  periodDays,
  PeriodDays,
  scaleOfKnownDays,
  splitChange,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { MeasurementVersion } from '../facts';
import { groupBy } from '../groupBy';
import { togetherUnlessUnidentified } from './measureScope';
import { toDailyRatio } from './shapes';
import { writeInstant } from './writeInstant';

const DAY_MS = 86_400_000;

/** The days of a period. @internal */
export interface PanelVersions {
  /** Of single targets: events add up. */
  events: readonly MeasurementVersion[];
  /** Of joint targets in place of their parts: users do not. */
  users: readonly MeasurementVersion[];
}

/** @internal */
export interface ErrorsPanelInput {
  /** Undefined where the period is not known. */
  versions: PanelVersions | undefined;
  /** Of the period before. */
  versionsBefore: PanelVersions | undefined;
  window: Window;
  before: Window;
  asOf: number;
}

type Panel = Pick<
  ErrorRateResponse,
  | 'days'
  | 'current'
  | 'previous'
  | 'change'
  | 'incompleteDays'
  | 'incompleteDaysBefore'
>;

/**
 * Events, users and their rate of a period beside those of the one before, and how much of the change is volume. Both
 * are made from days of which everything is known, and are of as many days: else a day that is left out would be a day
 * without users.
 *
 * @internal
 */
export function errorsPanel(input: ErrorsPanelInput): Panel {
  const { window, before, asOf } = input;
  const now = readDays(input.versions, window, asOf);
  const then = readDays(input.versionsBefore, before, asOf);
  const days = Math.max(now.period.days, then.period.days);
  const current = summarize(now, days);
  const previous = summarize(then, days);
  const change = changeOf(previous, current);
  const shown = [then, now].map(showDays);
  const [incompleteDaysBefore, incompleteDays] = shown.map(
    some => some.filter(({ complete }) => !complete).length,
  );
  return {
    days: shown.flat(),
    current: current.sums,
    previous: previous.sums,
    ...(change && { change }),
    incompleteDays,
    incompleteDaysBefore,
  };
}

/**
 * Targets of which there were events in a period, and never a user that they could be divided by.
 *
 * @internal
 */
export function targetsWithoutUsers(
  versions: readonly MeasurementVersion[],
  window: Window,
  asOf: number,
): number[] {
  return [...groupBy(versions, ({ targetId }) => targetId)]
    .filter(([, ofTarget]) => {
      const days = daysIn(ofTarget, window, asOf).filter(isComplete);
      return sum(days, 'numerator') > 0 && sum(days, 'denominator') === 0;
    })
    .map(([targetId]) => targetId);
}

/** The days of a period; incomplete are all facts of a day on which one is. */
interface DaysOfPeriod {
  period: PeriodDays;
  window: Window;
  isKnown: boolean;
  events: readonly DailyRatio[];
  users: readonly DailyRatio[];
  /** How many of the days that are over are incomplete. */
  missing: number;
}

function readDays(
  versions: PanelVersions | undefined,
  window: Window,
  asOf: number,
): DaysOfPeriod {
  const period = periodDays(window, asOf);
  const events = daysIn(versions?.events ?? [], window, asOf);
  const users = daysIn(versions?.users ?? [], window, asOf);
  const incomplete = new Set(
    [...events, ...users]
      .filter(({ complete }) => !complete)
      .map(({ day }) => day),
  );
  const mark = (some: readonly DailyRatio[]) =>
    some.map(it => ({ ...it, complete: !incomplete.has(it.day) }));
  return {
    period,
    window,
    isKnown: versions !== undefined,
    events: mark(events),
    users: mark(users),
    missing: [...incomplete].filter(day => day + DAY_MS <= asOf).length,
  };
}

interface Summary {
  sums: ErrorRateResponse['current'];
  /** Of what is in the rate; undefined where there is none. */
  rated?: { events: number; users: number };
}

/** @param days - that the sums are of */
function summarize(of: DaysOfPeriod, days: number): Summary {
  const { window, period, missing } = of;
  const rate = of.isKnown ? rateOf(of, window) : notCollected.value;
  const scale = scaleOfKnownDays({ over: period.over, days }, missing);
  if (of.events.length + of.users.length === 0 || scale === undefined) {
    return {
      sums: { events: null, userDays: null, rate, eventsInNoRate: null },
    };
  }
  const users = of.users.filter(isComplete);
  const identified = users.filter(({ denominator }) => denominator > 0);
  const events = scale * sum(of.events.filter(isComplete), 'numerator');
  const userDays = scale * sum(users, 'denominator');
  const rated =
    rate.kind === 'value'
      ? { events: scale * sum(identified, 'numerator'), users: userDays }
      : undefined;
  return {
    sums: {
      events,
      userDays,
      rate,
      eventsInNoRate: events - (rated?.events ?? 0),
    },
    ...(rated && { rated }),
  };
}

function changeOf(before: Summary, current: Summary): Panel['change'] {
  const split =
    before.rated && current.rated && splitChange(before.rated, current.rated);
  if (!split) {
    return undefined;
  }
  const inNoRate =
    (current.sums.eventsInNoRate ?? 0) - (before.sums.eventsInNoRate ?? 0);
  return { ...split, events: split.events + inNoRate, inNoRate };
}

function showDays({ events, users }: DaysOfPeriod): ErrorRateResponse['days'] {
  const usersByDay = groupBy(users, ({ day }) => day);
  return [...groupBy(events, ({ day }) => day)]
    .sort(([one], [other]) => one - other)
    .map(([day, ofDay]) => showDay(day, ofDay, usersByDay.get(day) ?? []));
}

/** The days whose noon lies in a window; one that had not ended as of the instant is not complete. */
function daysIn(
  versions: readonly MeasurementVersion[],
  { from, to }: Window,
  asOf: number,
): DailyRatio[] {
  return versions
    .map(toDailyRatio)
    .map(day => ({
      ...day,
      complete: day.complete && day.day + DAY_MS <= asOf,
    }))
    .filter(({ day }) => {
      const noon = day + DAY_MS / 2;
      return noon >= from && noon < to;
    });
}

function showDay(
  day: number,
  events: readonly DailyRatio[],
  users: readonly DailyRatio[],
): ErrorRateResponse['days'][number] {
  const userDays = sum(users, 'denominator');
  const window = { from: day, to: day + DAY_MS };
  return {
    day: writeInstant(day).slice(0, 10),
    events: sum(events, 'numerator'),
    userDays: userDays > 0 ? userDays : null,
    rate: rateOf({ events, users }, window),
    complete: events.every(isComplete),
  };
}

/** What still runs is marked incomplete, so that the rate may be looked at from the end of the window. */
function rateOf(
  { events, users }: Pick<DaysOfPeriod, 'events' | 'users'>,
  window: Window,
): MetricValue {
  const asOf = window.to + DAY_MS;
  const [rate, rateOfParts] = [users, events].map(
    days => estimateRatio({ days, window, asOf, stat: 'ratio' }).value,
  );
  return togetherUnlessUnidentified(rate, rateOfParts);
}

function isComplete({ complete }: DailyRatio): boolean {
  return complete;
}

function sum(
  days: readonly DailyRatio[],
  key: 'numerator' | 'denominator',
): number {
  return days.reduce((total, day) => total + day[key], 0);
}
