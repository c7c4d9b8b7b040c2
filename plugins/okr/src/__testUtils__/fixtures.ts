import type { Entity } from '@backstage/catalog-model';
import type {
  EvaluatedKeyResult,
  EvaluatedObjective,
  FactItem,
  Freshness,
  MemberItem,
  MetricSummary,
  MetricValue,
  OkrsResponse,
  ReviewWaitPanel,
  SeriesPoint,
  WaitingItem,
  WaitingResponse,
} from '@keyresults/backstage-plugin-okr-common';

const hour = 3_600;

/** Seconds. */
export const hours = (count: number) => count * hour;

export const value = (amount: number): MetricValue => ({
  kind: 'value',
  value: amount,
});

export const nothing: MetricValue = { kind: 'none', reason: 'noItems' };

/** The fourth quarter of 2026. */
export const cycle = {
  id: '2026-Q4',
  label: '2026 Q4',
  from: '2026-10-01T00:00:00.000Z',
  to: '2027-01-01T00:00:00.000Z',
};

/** Half way through the quarter. */
export const asOf = '2026-11-16T06:00:00.000Z';

export function anEntity(kind = 'Component', name = 'checkout'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      annotations: { 'github.com/project-slug': 'acme/checkout' },
    },
    spec: { type: 'service' },
  };
}

export function aMetric(overrides: Partial<MetricSummary> = {}): MetricSummary {
  return {
    id: 'github.reviewWait',
    title: 'Review wait',
    unit: 'duration',
    better: 'lower',
    stat: 'p75',
    description: 'How long a requested reviewer takes to submit a review.',
    formula: 'Kaplan–Meier quantile of the waits',
    ...overrides,
  };
}

/** One week for each value given, the first from Monday, 5 October 2026. */
export function aSeries(
  values: (MetricValue | number)[],
  band = false,
): SeriesPoint[] {
  const week = 7 * 24 * hour * 1000;
  const first = Date.parse('2026-10-05T00:00:00.000Z');
  return values.map((entry, index) => {
    const amount = typeof entry === 'number' ? entry : undefined;
    return {
      from: new Date(first + index * week).toISOString(),
      to: new Date(first + (index + 1) * week).toISOString(),
      value: typeof entry === 'number' ? value(entry) : entry,
      answered: 10 + index,
      waiting: 2,
      ...(band && amount !== undefined
        ? { low: amount / 2, high: amount * 1.5 }
        : {}),
    };
  });
}

/** Review wait, p75, from 52 h to 24 h, now at 31 h. */
export function aKeyResult(
  overrides: Partial<EvaluatedKeyResult> = {},
): EvaluatedKeyResult {
  return {
    id: 'review-wait',
    title: 'Reviews come within a day',
    links: [],
    commitment: 'committed',
    kind: 'metric',
    state: 'on track',
    stateReason: 'Ahead of its weekly pace.',
    metric: aMetric(),
    calendar: 'wall',
    baseline: { source: 'given', value: value(hours(52)) },
    current: {
      value: value(hours(31)),
      answered: 128,
      waiting: 5,
      withdrawn: 3,
      abandoned: 1,
      oldestWaitSeconds: hours(72),
      window: {
        from: '2026-10-19T00:00:00.000Z',
        to: '2026-11-16T00:00:00.000Z',
      },
    },
    targetValue: hours(24),
    progress: 0.75,
    expectedProgress: 0.5,
    series: aSeries([50, 47, 41, 38, 36, 31].map(hours), true),
    ...overrides,
  };
}

/** A key result of the kinds that are fed by check-ins. */
export function aHabit(
  overrides: Partial<EvaluatedKeyResult> = {},
): EvaluatedKeyResult {
  return {
    id: 'rota',
    title: 'Review rota kept',
    links: [],
    commitment: 'committed',
    kind: 'habit',
    state: 'no data',
    stateReason: 'No check-in yet.',
    promise: '1 per week',
    series: [],
    ...overrides,
  };
}

export function anObjective(
  overrides: Partial<EvaluatedObjective> = {},
): EvaluatedObjective {
  return {
    id: 'no-waiting',
    objective: 'Nobody waits for a review',
    cycle: cycle.id,
    links: [],
    keyResults: [aKeyResult(), aHabit()],
    ...overrides,
  };
}

export function aPanel(
  overrides: Partial<ReviewWaitPanel> = {},
): ReviewWaitPanel {
  return {
    metric: aMetric(),
    calendar: 'wall',
    window: {
      from: '2026-10-19T00:00:00.000Z',
      to: '2026-11-16T00:00:00.000Z',
    },
    p50: value(hours(9)),
    p75: value(hours(31)),
    p90: { kind: 'moreThan', value: hours(240) },
    withinDay: value(0.68),
    answered: 128,
    waiting: 3,
    abandoned: 1,
    oldestWaitSeconds: hours(72),
    series: aSeries([44, 47, 41, 38, 36, 31].map(hours), true),
    ...overrides,
  };
}

export function freshNow(overrides: Partial<Freshness> = {}): Freshness {
  return {
    collectedThrough: '2026-11-16T05:50:00.000Z',
    stale: false,
    troubles: [],
    ...overrides,
  };
}

export function anAnswer(overrides: Partial<OkrsResponse> = {}): OkrsResponse {
  return {
    entityRef: 'component:default/checkout',
    demo: false,
    asOf,
    timeZone: 'UTC',
    cycle,
    cycles: [cycle, { ...cycle, id: '2026-Q3', label: '2026 Q3' }],
    measured: true,
    hasAnnotation: true,
    sources: ['github', 'pagerduty', 'sentry'],
    objectives: [anObjective()],
    problems: [],
    reviewWait: aPanel(),
    coverage: {
      entities: 1,
      measuredEntities: 1,
      targets: 1,
      collectedTargets: 1,
    },
    freshness: freshNow(),
    ...overrides,
  };
}

export function aFact(number: number, overrides: Partial<FactItem> = {}) {
  const fact: FactItem = {
    id: `pull/${number}`,
    title: `Pull request ${number}`,
    url: `https://github.com/acme/checkout/pull/${number}`,
    target: 'acme/checkout',
    start: '2026-11-10T09:00:00.000Z',
    end: '2026-11-11T15:00:00.000Z',
    outcome: 'answered',
    waitSeconds: hours(30),
    ...overrides,
  };
  return fact;
}

export function aWaitingItem(
  number: number,
  overrides: Partial<WaitingItem> = {},
): WaitingItem {
  return {
    id: `pull/${number}`,
    title: `Waiting request ${number}`,
    url: `https://github.com/acme/checkout/pull/${number}`,
    target: 'acme/checkout',
    waitingOn: '@acme/payments',
    since: '2026-11-13T06:00:00.000Z',
    waitSeconds: hours(72),
    abandoned: false,
    ...overrides,
  };
}

export function aWaitingAnswer(
  items: WaitingItem[],
  overrides: Partial<WaitingResponse> = {},
): WaitingResponse {
  return {
    asOf,
    demo: false,
    items,
    total: items.length,
    hidden: 0,
    freshness: freshNow(),
    ...overrides,
  };
}

export function aMember(
  name: string,
  overrides: Partial<MemberItem> = {},
): MemberItem {
  return {
    entityRef: `component:default/${name}`,
    title: name,
    p50: value(hours(8)),
    p75: value(hours(20)),
    p90: value(hours(40)),
    withinDay: value(0.8),
    answered: 40,
    waiting: 1,
    trend: [hours(30), null, hours(24), hours(20)],
    freshness: { collectedThrough: '2026-11-16T05:50:00.000Z', stale: false },
    ...overrides,
  };
}
