import {
  DailyRatio,
  ErrorRateResponse,
  estimateRatio,
  MetricResult,
  notCollected,
  splitChange,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { MeasurementVersion } from '../facts';
import { groupBy } from '../groupBy';
import { toDailyRatio } from './shapes';
import { writeInstant } from './writeInstant';

const DAY_MS = 86_400_000;

/** @internal */
export interface ErrorsPanelInput {
  /** Undefined where the period is not known. */
  versions: readonly MeasurementVersion[] | undefined;
  /** Of the period before. */
  versionsBefore: readonly MeasurementVersion[] | undefined;
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
      const { sums } = summarize(ofTarget, window, asOf);
      return sums.events > 0 && sums.userDays === 0;
    })
    .map(([targetId]) => targetId);
}

interface Summary {
  result: MetricResult;
  sums: ErrorRateResponse['current'];
  days: ErrorRateResponse['days'];
}

function summarize(
  versions: readonly MeasurementVersion[] | undefined,
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
  const days = versions
    .map(toDailyRatio)
    .map(day => ({
      ...day,
      complete: day.complete && day.day + DAY_MS <= asOf,
    }))
    .filter(({ day }) => isIn(day, window));
  const complete = days.filter(day => day.complete);
  const result = estimateRatio({ days, window, asOf, stat: 'ratio' });
  return {
    result,
    sums: {
      events: sum(complete, 'numerator'),
      userDays: sum(complete, 'denominator'),
      rate: result.value,
    },
    days: [...groupBy(days, ({ day }) => day)]
      .sort(([one], [other]) => one - other)
      .map(([day, ofDay]) => showDay(day, ofDay, asOf)),
  };
}

/** A UTC day belongs to the window in which its noon lies. */
function isIn(day: number, { from, to }: Window): boolean {
  const noon = day + DAY_MS / 2;
  return noon >= from && noon < to;
}

function showDay(
  day: number,
  ofDay: readonly DailyRatio[],
  asOf: number,
): ErrorRateResponse['days'][number] {
  const userDays = sum(ofDay, 'denominator');
  const window = { from: day, to: day + DAY_MS };
  return {
    day: writeInstant(day).slice(0, 10),
    events: sum(ofDay, 'numerator'),
    userDays: userDays > 0 ? userDays : null,
    rate: estimateRatio({ days: ofDay, window, asOf, stat: 'ratio' }).value,
    complete: ofDay.every(({ complete }) => complete),
  };
}

function sum(
  days: readonly DailyRatio[],
  key: 'numerator' | 'denominator',
): number {
  return days.reduce((total, day) => total + day[key], 0);
}
