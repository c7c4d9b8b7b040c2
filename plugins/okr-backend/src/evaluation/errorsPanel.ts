import {
  DailyRatio,
  ErrorRateResponse,
  estimateRatio,
  MetricResult,
  MetricValue,
  notCollected,
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
  'days' | 'current' | 'previous' | 'change' | 'incompleteDays'
>;

/**
 * Events, users and their rate of a period beside those of the one before, and how much of the change is volume.
 *
 * @internal
 */
export function errorsPanel(input: ErrorsPanelInput): Panel {
  const { window, before, asOf } = input;
  const current = summarize(input.versions, window, asOf);
  const previous = summarize(input.versionsBefore, before, asOf);
  const change =
    current.result.sums &&
    previous.result.sums &&
    splitChange(
      {
        events: previous.result.sums.numerator,
        users: previous.result.sums.denominator,
      },
      {
        events: current.result.sums.numerator,
        users: current.result.sums.denominator,
      },
    );
  return {
    days: [...previous.days, ...current.days],
    current: current.sums,
    previous: previous.sums,
    ...(change && { change }),
    incompleteDays: current.days.filter(({ complete }) => !complete).length,
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

interface Summary {
  result: MetricResult;
  sums: ErrorRateResponse['current'];
  days: ErrorRateResponse['days'];
}

function summarize(
  versions: PanelVersions | undefined,
  window: Window,
  asOf: number,
): Summary {
  if (!versions) {
    const { value: rate } = notCollected;
    return {
      result: notCollected,
      sums: { events: 0, userDays: 0, rate },
      days: [],
    };
  }
  const events = daysIn(versions.events, window, asOf);
  const users = daysIn(versions.users, window, asOf);
  const result = estimateRatio({ days: users, window, asOf, stat: 'ratio' });
  const usersByDay = groupBy(users, ({ day }) => day);
  return {
    result,
    sums: {
      events: sum(events.filter(isComplete), 'numerator'),
      userDays: sum(users.filter(isComplete), 'denominator'),
      rate: rateOf(users, events, window, asOf),
    },
    days: [...groupBy(events, ({ day }) => day)]
      .sort(([one], [other]) => one - other)
      .map(([day, ofDay]) =>
        showDay(day, ofDay, usersByDay.get(day) ?? [], asOf),
      ),
  };
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
  asOf: number,
): ErrorRateResponse['days'][number] {
  const userDays = sum(users, 'denominator');
  const window = { from: day, to: day + DAY_MS };
  return {
    day: writeInstant(day).slice(0, 10),
    events: sum(events, 'numerator'),
    userDays: userDays > 0 ? userDays : null,
    rate: rateOf(users, events, window, asOf),
    complete: events.every(isComplete),
  };
}

function rateOf(
  together: readonly DailyRatio[],
  ofParts: readonly DailyRatio[],
  window: Window,
  asOf: number,
): MetricValue {
  const [rate, rateOfParts] = [together, ofParts].map(
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
