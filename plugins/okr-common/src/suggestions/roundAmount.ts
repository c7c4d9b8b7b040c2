import { MetricUnit } from '../metrics/MetricDefinition';
import { writeAmount } from '../quantities/amount';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Up to which length a duration is told in which steps, in seconds. */
const durationSteps: readonly [upTo: number, step: number][] = [
  [2 * MINUTE, 5],
  [HOUR, MINUTE],
  [10 * HOUR, 15 * MINUTE],
  [4 * DAY, HOUR],
  [Infinity, DAY],
];

/** Up to how far from none or all a share is told in which parts. */
const shareParts: readonly [upTo: number, parts: number][] = [
  [0.005, 10_000],
  [0.05, 1_000],
  [Infinity, 100],
];

/** An amount as a person would promise it: `26h` and not `25h 47m`. @internal */
export function roundAmount(amount: number, unit: MetricUnit): number {
  switch (unit) {
    case 'duration': {
      const [, step] =
        durationSteps.find(([upTo]) => amount < upTo) ?? durationSteps[0];
      return Math.round(amount / step) * step;
    }
    case 'share': {
      const fromEdge = Math.min(amount, 1 - amount);
      const [, parts] =
        shareParts.find(([upTo]) => fromEdge < upTo) ?? shareParts[0];
      return Math.round(amount * parts) / parts;
    }
    case 'count':
      return Math.round(amount);
    default:
      return Number(amount.toPrecision(2));
  }
}

/** An amount as the annotation has it: text, or a plain number. @internal */
export function writtenAmount(
  amount: number,
  unit: MetricUnit,
): string | number {
  const text = writeAmount(amount, unit);
  return unit === 'duration' || unit === 'share' ? text : Number(text);
}
