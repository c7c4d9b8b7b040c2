import { Keep } from '../annotation/model';
import { MetricValue } from '../estimation/types';
import { isReached, Move } from './Move';

/** The states that say how a value stands. @public */
export type Judgement = 'achieved' | 'on track' | 'at risk' | 'off track';

/**
 * How far progress may lie behind the pace, in shares of the whole way.
 *
 * @public
 */
export const SHORTFALL_LIMITS = { onTrack: 0.1, atRisk: 0.3 } as const;

/** By how much of its value a hold may be broken and still be at risk only. @public */
export const BREACH_LIMIT = 0.1;

/** So that a shortfall of 0.1 is one of 0.1 in binary too. @internal */
export const ROUNDING = 1e-9;

const fromWorst: readonly Judgement[] = [
  'off track',
  'at risk',
  'on track',
  'achieved',
];

/** The worse of two. @internal */
export function worse(one: Judgement, other: Judgement): Judgement {
  return fromWorst.indexOf(one) < fromWorst.indexOf(other) ? one : other;
}

/** The instant's place in the cycle, as far as a judgement needs it. @public */
export interface Pace {
  /** 0 to 1. */
  expected: number;
  /** Once a cycle is over there is no track left to be on: what came close is at risk. */
  isOver: boolean;
}

/**
 * How a value stands against the pace. The shortfall counts from the baseline both ways: a value that is much worse than
 * the baseline is behind from the first day. Where the baseline was already as good as the target value there is no way
 * to go, and the target value is a line to keep.
 *
 * Undefined where the baseline is not known and the target value is not reached, unless the cycle is over.
 *
 * @public
 */
export function judgeMove(
  move: Move,
  value: number,
  { expected, isOver }: Pace,
): Judgement | undefined {
  const { baseline, target } = move;
  if (isReached(move, value)) {
    return 'achieved';
  }
  if (baseline === undefined) {
    return isOver ? 'off track' : undefined;
  }
  if (isReached(move, baseline)) {
    return judgeBreach(target, value);
  }
  const done = (value - baseline) / (target - baseline);
  const shortfall = expected - done - ROUNDING;
  if (shortfall <= SHORTFALL_LIMITS.onTrack) {
    return isOver ? 'at risk' : 'on track';
  }
  return shortfall <= SHORTFALL_LIMITS.atRisk ? 'at risk' : 'off track';
}

/** Whether a value is on the promised side; the line itself is not. @public */
export function isKept({ op, value: line }: Keep, value: number): boolean {
  return op === 'below' ? value < line : value > line;
}

/** How a value stands against a line that was promised to be kept. @public */
export function judgeHold(
  keep: Keep,
  value: number,
  { isOver }: Pick<Pace, 'isOver'>,
): Judgement {
  if (isKept(keep, value)) {
    return isOver ? 'achieved' : 'on track';
  }
  return judgeBreach(keep.value, value);
}

function judgeBreach(line: number, value: number): Judgement {
  const allowed = Math.abs(line) * BREACH_LIMIT + ROUNDING;
  return Math.abs(value - line) <= allowed ? 'at risk' : 'off track';
}

/**
 * What can be said of a measured value.
 *
 * @public
 */
export interface Verdict<T> {
  result: T | undefined;
  /** False where the value is only known to be more than something, and that leaves more than one result. */
  isDecided: boolean;
}

/**
 * Applies a judgement to a measured value. "More than x" is any value from x up: where all of them are judged alike, or
 * none worse than on track, that is certain; else it is never better than at risk.
 *
 * @internal
 */
export function judgeValue(
  value: Exclude<MetricValue, { kind: 'none' }>,
  judge: (value: number) => Judgement | undefined,
): Verdict<Judgement> {
  const atBound = judge(value.value);
  if (value.kind === 'value') {
    return { result: atBound, isDecided: true };
  }
  const farOut = judge(Infinity);
  if (atBound === farOut) {
    return { result: atBound, isDecided: true };
  }
  if (atBound === undefined || farOut === undefined) {
    return { result: undefined, isDecided: false };
  }
  const worst = worse(atBound, farOut);
  return worst === 'on track'
    ? { result: worst, isDecided: true }
    : { result: 'at risk', isDecided: false };
}

/**
 * Whether a measured value is on the promised side of a line; undefined where that is not known.
 *
 * @public
 */
export function isKeptBy(keep: Keep, value: MetricValue): boolean | undefined {
  if (value.kind === 'none') {
    return undefined;
  }
  const atBound = isKept(keep, value.value);
  return value.kind === 'value' || atBound === isKept(keep, Infinity)
    ? atBound
    : undefined;
}
