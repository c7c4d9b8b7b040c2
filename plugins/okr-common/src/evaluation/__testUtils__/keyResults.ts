import { KeyResultDefinition, Keep } from '../../annotation/model';
import { Baseline, Measurement } from '../../api';
import { MetricValue } from '../../estimation/types';
import { findMetric } from '../../metrics';
import { evaluateKeyResult } from '../evaluateKeyResult';
import {
  HabitKeyResult,
  KeyResultInput,
  ManualKeyResult,
  MetricKeyResult,
  MilestoneKeyResult,
} from '../KeyResultInput';

const DAY = 86_400_000;
const HOUR = 3600;

/** Q4 2026: 92 days. */
export const CYCLE = {
  from: Date.UTC(2026, 9, 1),
  to: Date.UTC(2027, 0, 1),
};

/** The middle of the cycle, where half of the way is expected. */
export const HALF = CYCLE.from + 46 * DAY;

export const iso = (milliseconds: number) =>
  new Date(milliseconds).toISOString();

export const hours = (count: number): MetricValue => ({
  kind: 'value',
  value: count * HOUR,
});

export const moreThanHours = (count: number): MetricValue => ({
  kind: 'moreThan',
  value: count * HOUR,
});

export const none = (
  reason: Extract<MetricValue, { kind: 'none' }>['reason'],
): MetricValue => ({ kind: 'none', reason });

export const measured = (value: MetricValue): Measurement => ({
  value,
  answered: 40,
  waiting: 3,
  withdrawn: 2,
  abandoned: 1,
  window: { from: '2026-10-19T00:00:00.000Z', to: '2026-11-16T00:00:00.000Z' },
});

const shown = {
  id: 'review-wait',
  title: 'Reviews within a day',
  weight: 1,
  commitment: 'committed',
  links: [],
  position: { line: 5, column: 3 },
} as const;

/** p75 of the review wait from 52 h to 24 h: at the middle of the cycle the pace is at 38 h. */
export const move = (rest: Partial<MetricKeyResult> = {}): MetricKeyResult => ({
  ...shown,
  links: [],
  kind: 'metric',
  metric: 'github.reviewWait',
  stat: { kind: 'named', name: 'p75' },
  where: {},
  goal: { kind: 'move', from: 52 * HOUR, to: 24 * HOUR },
  ...rest,
});

export const measuredMove = (rest: Partial<MetricKeyResult> = {}) =>
  move({ goal: { kind: 'move', from: 'measured', to: 24 * HOUR }, ...rest });

export const hold = (keep: Keep, rest: Partial<MetricKeyResult> = {}) =>
  move({ goal: { kind: 'hold', keep }, ...rest });

export const below30h: Keep = { op: 'below', value: 30 * HOUR };

/** Errors per user and day from 0.8 to 0.3: at the middle of the cycle the pace is at 0.55. */
export const errorRate = move({
  metric: 'sentry.errorsPerUserDay',
  stat: { kind: 'named', name: 'ratio' },
  goal: { kind: 'move', from: 0.8, to: 0.3 },
});

export const manual: ManualKeyResult = {
  ...shown,
  links: [],
  kind: 'manual',
  from: 20,
  to: 35,
  unit: 'points',
};
export const habit: HabitKeyResult = {
  ...shown,
  links: [],
  kind: 'habit',
  times: 1,
  per: 'week',
};
export const milestone: MilestoneKeyResult = {
  ...shown,
  links: [],
  kind: 'milestone',
  done: false,
};

/** Read an hour ago, in the middle of the cycle. */
export const input = (
  definition: KeyResultDefinition,
  value: MetricValue | undefined,
  rest: Partial<KeyResultInput> = {},
): KeyResultInput => ({
  definition,
  problems: [],
  metric: findMetric('github.reviewWait'),
  cycle: CYCLE,
  asOf: HALF,
  current: value && measured(value),
  series: [],
  freshness: { stale: false, collectedThrough: iso(HALF - HOUR * 1000) },
  ...rest,
});

export const evaluate = (
  definition: KeyResultDefinition,
  value: MetricValue | undefined,
  rest: Partial<KeyResultInput> = {},
) => evaluateKeyResult(input(definition, value, rest));

/** Ten days after the end of the cycle, with everything read. */
export const over = {
  asOf: CYCLE.to + 10 * DAY,
  freshness: { stale: false, collectedThrough: iso(CYCLE.to + 10 * DAY) },
};

export const baseline = (value: MetricValue): Baseline => ({
  source: 'measured',
  value,
  answered: 30,
  waiting: 4,
});
