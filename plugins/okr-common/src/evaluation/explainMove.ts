import { Baseline } from '../api';
import { MetricValue } from '../estimation/types';
import { MetricUnit } from '../metrics/MetricDefinition';
import {
  formatAmount,
  formatBeside,
  formatMetricValue,
} from '../quantities/formatAmount';
import { Judgement, Pace, ROUNDING } from './judge';
import { isReached, Move } from './Move';

interface Standing {
  /** Undefined where the baseline is not known; `undecided` where the value leaves more than one open. */
  judgement: Judgement | 'undecided' | undefined;
  unit: MetricUnit;
  unitLabel: string | undefined;
  move: Move;
  value: MetricValue;
  progress: number | undefined;
  baseline: Baseline | undefined;
  pace: Pace;
}

const leads = {
  'on track': 'Close to pace',
  'at risk': 'Somewhat behind',
  'off track': 'Far behind',
};

/** One sentence on how a key result stands that goes from a baseline to a target value. @internal */
export function explainMove(standing: Standing): string {
  const { judgement, unit, move, pace, unitLabel } = standing;
  const value = formatBeside(
    standing.value,
    { amount: move.target, unit },
    unitLabel,
  );
  const target = formatAmount(move.target, unit);
  const now = pace.isOver ? `the cycle ended at ${value}` : `now ${value}`;
  const aim = `the target value is ${target}`;

  if (judgement === 'undecided') {
    return `Too few are answered to tell: ${now}, and ${aim}.`;
  }
  if (judgement === 'achieved') {
    return pace.isOver
      ? `Achieved: ${now}, and ${aim}.`
      : `The target value is reached: ${now}, aimed at ${target}.`;
  }
  if (judgement === undefined || move.baseline === undefined) {
    return pace.isOver
      ? `The target value was not reached: ${now}, and ${aim}.`
      : `Progress is not known, because ${explainNoBaseline(
          standing.baseline,
        )}: ${now}, and ${aim}.`;
  }
  if (isReached(move, move.baseline)) {
    return `The target value of ${target} was met before the cycle and no longer is: ${now}.`;
  }
  return explainWay(standing, judgement, now, target);
}

function explainNoBaseline(baseline: Baseline | undefined): string {
  return baseline
    ? 'the 28 days before the cycle tell no baseline'
    : 'its baseline has not been measured yet';
}

function explainWay(
  { unit, value, progress, baseline, pace }: Standing,
  judgement: 'on track' | 'at risk' | 'off track',
  now: string,
  target: string,
): string {
  const start = baseline ? formatMetricValue(baseline.value, unit) : '–';
  const lead = leadOf(judgement, progress, pace);
  const expectation = pace.isOver
    ? ''
    : `, and ${percent(pace.expected)} is expected by now`;
  if (progress === undefined) {
    return `${lead}: ${now}, with a target value of ${target}${expectation}.`;
  }
  const isElsewhere =
    baseline?.value.kind === 'value' &&
    value.kind !== 'none' &&
    value.value !== baseline.value.value;
  if (progress === 0 && isElsewhere) {
    return `${lead}: ${now}, which is no better than the ${start} it started from${expectation}.`;
  }
  const way = `${percent(progress)} of the way from ${start} to ${target}`;
  return pace.isOver
    ? `${lead}: ${now}, ${way}.`
    : `${lead}: ${way}${expectation}.`;
}

function leadOf(
  judgement: 'on track' | 'at risk' | 'off track',
  progress: number | undefined,
  { expected, isOver }: Pace,
): string {
  if (isOver) {
    return 'Not reached';
  }
  return progress !== undefined && progress >= expected - ROUNDING
    ? 'On pace'
    : leads[judgement];
}

/** Rounded down, so that 99.9% of the way is not called all of it. */
function percent(share: number): string {
  return `${Math.floor(share * 100 + ROUNDING)}%`;
}
