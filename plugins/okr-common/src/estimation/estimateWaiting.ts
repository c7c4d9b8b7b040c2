import { curveOf } from './SurvivalCurve';
import { MetricValue } from './types';
import { WaitingInput, WaitsInWindow, waitsInWindow } from './waitsInWindow';

/**
 * The waits of one window, ready to be asked for any stat. Values are in seconds of the calendar.
 *
 * @public
 */
export interface WaitingEstimate {
  /** Answered in the window. */
  answered: number;
  /** Still waiting at the end of the window. */
  waiting: number;
  /** Withdrawn in the window. */
  withdrawn: number;
  /** Left unanswered for longer than the limit, which was reached in the window. */
  abandoned: number;
  /** Longest wait among those still waiting. */
  oldestWaitSeconds?: number;
  /**
   * The wait by which a share of the items is answered.
   *
   * @param share - more than 0 and less than 1, read to six decimal places: 0.75 for p75
   * @throws RangeError for any other share
   */
  quantile(share: number): MetricValue;
  /** The share answered within so many seconds, from 0 to 1. */
  within(seconds: number): MetricValue;
  /** The mean over the answered ones only; those still waiting are not in it. */
  mean(): MetricValue;
  /** How many were answered. 0 is an answer where something was asked. */
  count(): MetricValue;
}

const MILLION = 1_000_000;

/**
 * The waiting estimator: how long people wait, with those who still wait counted.
 *
 * Every span with a start before the end of the window that had not ended before the window counts, with the time it
 * has waited since its own start. Answers are events of a Kaplan–Meier curve, all others are censored where they were
 * withdrawn, abandoned or last seen waiting.
 *
 * @public
 */
export function estimateWaiting(input: WaitingInput): WaitingEstimate {
  return estimateWaits(waitsInWindow(input));
}

/** As {@link estimateWaiting}, of waits that are taken from their window already. @public */
export function estimateWaits(waits: WaitsInWindow): WaitingEstimate {
  const { counts, oldest } = waits;
  const curve = curveOf(waits);
  const seconds = (milliseconds: number) => milliseconds / 1000;
  const value = (amount: number): MetricValue => ({
    kind: 'value',
    value: amount,
  });
  const noItems: MetricValue = { kind: 'none', reason: 'noItems' };

  return {
    ...counts,
    ...(oldest !== undefined && { oldestWaitSeconds: seconds(oldest) }),
    quantile(share) {
      const answeredShare = Math.round(share * MILLION);
      if (!(answeredShare > 0 && answeredShare < MILLION)) {
        throw new RangeError(`${share} is not a share between 0 and 1`);
      }
      if (curve.longest === undefined) {
        return noItems;
      }
      const wait = curve.waitAtShare(MILLION - answeredShare, MILLION);
      return wait === undefined
        ? { kind: 'moreThan', value: seconds(curve.longest) }
        : value(seconds(wait));
    },
    within(limit) {
      if (curve.longest === undefined) {
        return noItems;
      }
      const stillWaiting = curve.at(limit * 1000);
      return stillWaiting === undefined
        ? { kind: 'none', reason: 'curveEnds' }
        : // Twelve of fifteen are 0.8, whatever is lost on the way there.
          value(Number((1 - stillWaiting).toPrecision(12)));
    },
    mean() {
      if (curve.longest === undefined) {
        return noItems;
      }
      const { answered } = curve;
      if (answered.length === 0) {
        return { kind: 'none', reason: 'nothingAnswered' };
      }
      // Summed in sorted order, so that the order of the spans cannot move the last digit.
      const sum = answered.reduce((total, wait) => total + wait, 0);
      return value(seconds(sum / answered.length));
    },
    count: () =>
      curve.longest === undefined ? noItems : value(counts.answered),
  };
}
