import { CycleReport, EvaluatedKeyResult } from '../../api';

/** Measured, with everything that a report tells of. */
export const reviewWait: EvaluatedKeyResult = {
  id: 'review-wait',
  title: 'Review wait p75',
  links: [],
  commitment: 'committed',
  kind: 'metric',
  state: 'at risk',
  stateReason: 'It is on its way.',
  metric: {
    id: 'github.reviewWait',
    title: 'Review wait',
    unit: 'duration',
    better: 'lower',
    stat: 'p75',
    description: '',
    formula: '',
  },
  baseline: { source: 'given', value: { kind: 'value', value: 187_200 } },
  current: {
    value: { kind: 'value', value: 126_000 },
    answered: 41,
    waiting: 3,
    withdrawn: 0,
    abandoned: 0,
    window: {
      from: '2026-09-02T00:00:00.000Z',
      to: '2026-09-30T00:00:00.000Z',
    },
  },
  targetValue: 86_400,
  progress: 0.6,
  score: 0.6,
  series: [],
  changes: [
    {
      at: '2026-08-10T09:00:00.000Z',
      kind: 'changed',
      parts: [
        { part: 'targetValue', before: '20 h', after: '24 h', eased: true },
      ],
      eased: true,
      by: 'user:default/ada',
      reason: 'Two people left',
    },
  ],
};

/** A closed quarter of a team with one measured key result, one kept by hand and one that nobody spoke of. */
export function aReport(overrides: Partial<CycleReport> = {}): CycleReport {
  return {
    entityRef: 'group:default/payments',
    title: 'Payments',
    demo: false,
    cycle: {
      id: '2026-Q3',
      label: 'Q3 2026',
      from: '2026-07-01T00:00:00.000Z',
      to: '2026-10-01T00:00:00.000Z',
    },
    asOf: '2026-10-01T00:00:00.000Z',
    objectives: [
      {
        id: 'no-waiting',
        objective: 'Nobody waits for a review',
        cycle: '2026-Q3',
        supports: 'group:default/engineering#marketplace',
        links: [],
        score: 0.59,
        keyResults: [
          reviewWait,
          {
            id: 'nps',
            title: 'Developer NPS',
            links: [],
            commitment: 'aspirational',
            kind: 'manual',
            state: 'achieved',
            stateReason: '',
            promise: '20 → 35 points',
            unitLabel: 'points',
            baseline: { source: 'given', value: { kind: 'value', value: 20 } },
            current: {
              value: { kind: 'value', value: 36 },
              answered: 0,
              waiting: 0,
              withdrawn: 0,
              abandoned: 0,
              window: {
                from: '2026-09-30T00:00:00.000Z',
                to: '2026-09-30T00:00:00.000Z',
              },
            },
            targetValue: 35,
            progress: 1,
            score: 1,
            series: [],
          },
          {
            id: 'template',
            title: 'Template adopted',
            links: [],
            commitment: 'committed',
            kind: 'milestone',
            state: 'no data',
            stateReason: '',
            promise: 'done',
            series: [],
          },
        ],
      },
    ],
    checkIns: [
      {
        objectiveId: 'no-waiting',
        keyResultId: 'nps',
        day: '2026-09-28',
        at: '2026-09-28T09:00:00.000Z',
        author: 'user:default/bea',
        confidence: 8,
        value: 36,
        words: 'The **rota** helps.\n\nMore of it.',
      },
      {
        objectiveId: 'no-waiting',
        keyResultId: 'rota',
        title: 'Review rota kept',
        day: '2026-07-06',
        at: '2026-07-06T09:00:00.000Z',
        author: 'user:default/bea',
        ticks: 2,
      },
      {
        objectiveId: 'no-waiting',
        keyResultId: 'signups',
        title: 'New customers',
        day: '2026-07-07',
        at: '2026-07-07T09:00:00.000Z',
        author: 'user:default/bea',
        value: 1204.25,
        unitLabel: 'customers',
      },
    ],
    closing: {
      closedAt: '2026-10-02T08:00:00.000Z',
      closedBy: 'user:default/ada',
      review: {
        version: 2,
        savedAt: '2026-10-05T08:00:00.000Z',
        savedBy: 'user:default/bea',
        summary: 'We **waited** less.',
        verdicts: [
          {
            objectiveId: 'no-waiting',
            verdict: 'change',
            sentence: 'Count the weekend out.',
          },
        ],
      },
    },
    ...overrides,
  };
}
