import type { ExplanationResponse } from '@keyresults/backstage-plugin-okr-common';
import { aFact } from './fixtures';

const HOUR = 3_600;

const hours = (count: number) => ({
  kind: 'value' as const,
  value: count * HOUR,
});

/** Checkout and search, of which the one moved the whole from 20 h to 31 h. */
export function anExplanation(
  overrides: Partial<ExplanationResponse> = {},
): ExplanationResponse {
  const counts = { answered: 90, waiting: 0, withdrawn: 0, abandoned: 0 };
  return {
    entityRef: 'component:default/checkout',
    demo: false,
    objective: 'no-waiting',
    keyResult: 'review-wait',
    metric: {
      id: 'github.reviewWait',
      title: 'Review wait',
      unit: 'duration',
      better: 'lower',
      stat: 'p75',
      description: '',
      formula: '',
    },
    asOf: '2026-11-16T06:00:00.000Z',
    then: {
      ...counts,
      value: hours(20),
      window: {
        from: '2026-09-03T00:00:00.000Z',
        to: '2026-10-01T00:00:00.000Z',
      },
    },
    now: {
      ...counts,
      value: hours(31),
      window: {
        from: '2026-10-19T06:00:00.000Z',
        to: '2026-11-16T06:00:00.000Z',
      },
    },
    against: 'baseline',
    comparisons: [
      {
        against: 'baseline',
        from: '2026-09-03T00:00:00.000Z',
        to: '2026-10-01T00:00:00.000Z',
      },
      {
        against: 'before',
        from: '2026-09-21T06:00:00.000Z',
        to: '2026-10-19T06:00:00.000Z',
      },
    ],
    movement: 'moved',
    by: 'service',
    dimensions: [
      { by: 'service', title: 'Service', parts: 2 },
      { by: 'dimension:author', title: 'Author', parts: 2 },
    ],
    change: 11 * HOUR,
    mix: 2 * HOUR,
    within: 9 * HOUR,
    parts: [
      {
        id: 'component:default/checkout',
        name: 'checkout',
        entityRefs: ['component:default/checkout'],
        then: { value: hours(20), items: 40, share: 0.4 },
        now: { value: hours(40), items: 45, share: 0.5 },
        change: 12 * HOUR,
      },
      {
        id: 'component:default/search',
        name: 'search',
        entityRefs: ['component:default/search'],
        then: { value: hours(20), items: 60, share: 0.6 },
        now: { value: hours(19), items: 45, share: 0.5 },
        change: -HOUR,
      },
    ],
    hasHidden: false,
    sentences: [
      'It went from 20 h to 31 h, which is +11 h.',
      'checkout moved it most, by +12 h: from 20 h (40 review requests) to 40 h (45 review requests).',
    ],
    items: [
      { ...aFact(7), raises: 2 * HOUR, entityRefs: [] },
      { ...aFact(8), raises: 0, entityRefs: [] },
    ],
    ...overrides,
  };
}
