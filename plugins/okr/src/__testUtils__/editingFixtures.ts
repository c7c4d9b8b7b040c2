import type {
  EditPreviewResponse,
  MetricResponse,
  Proposal,
  SourceResponse,
} from '@keyresults/backstage-plugin-okr-common';
import {
  aMetric,
  anAnswer,
  aSeries,
  asOf,
  cycle,
  hours,
  value,
} from './fixtures';

export const anAnnotation = `no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      from: 52h
      to: 24h # agreed in the retro
`;

/** A file on GitHub that the caller may propose changes of. */
export function aSource(
  overrides: Partial<SourceResponse> = {},
): SourceResponse {
  return {
    destination: 'pullRequest',
    place: {
      title: 'acme/checkout · catalog-info.yaml',
      url: 'https://github.com/acme/checkout/blob/main/catalog-info.yaml',
    },
    annotation: anAnnotation,
    base: 'blob-1',
    ...overrides,
  };
}

export function aPreview(
  overrides: Partial<EditPreviewResponse> = {},
): EditPreviewResponse {
  return {
    diff: [],
    changes: [],
    problems: [],
    needsReason: false,
    ...overrides,
  };
}

export function aProposal(overrides: Partial<Proposal> = {}): Proposal {
  return {
    url: 'https://github.com/acme/checkout/pull/12',
    title: 'acme/checkout#12',
    state: 'open',
    proposedBy: 'user:default/ada',
    proposedAt: '2026-11-16T04:00:00.000Z',
    updatedAt: '2026-11-16T04:00:00.000Z',
    reason: 'The team is two people short',
    changes: [
      {
        kind: 'changed',
        objective: 'no-waiting',
        keyResult: 'review-wait',
        field: 'to',
        before: '24h',
        after: '30h',
        eased: true,
      },
    ],
    diff: [
      {
        lines: [
          { kind: 'removed', text: '          to: 24h', before: 12 },
          { kind: 'added', text: '          to: 30h', after: 12 },
        ],
      },
    ],
    ...overrides,
  };
}

/** Review wait over the last weeks. */
export function aMetricAnswer(): MetricResponse {
  const { coverage, freshness } = anAnswer();
  return {
    entityRef: 'component:default/checkout',
    demo: false,
    metric: aMetric(),
    calendar: 'wall',
    asOf,
    window: { from: cycle.from, to: asOf },
    value: value(hours(41)),
    answered: 9,
    waiting: 1,
    withdrawn: 0,
    abandoned: 0,
    coverage,
    freshness,
    series: aSeries([50, 46, 41]),
  };
}
