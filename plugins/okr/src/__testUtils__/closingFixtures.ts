import type {
  CycleClosing,
  CycleReport,
  EntityCyclesResponse,
  EntityCycleSummary,
  OverviewKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { value } from './fixtures';
import { aKeyResult, anObjective } from './fixtures';

/** The third quarter of 2026, which is over. */
export const pastCycle = {
  id: '2026-Q3',
  label: '2026 Q3',
  from: '2026-07-01T00:00:00.000Z',
  to: '2026-10-01T00:00:00.000Z',
};

/** Closed by Ada, who keeps what is said of it short. */
export function aClosing(
  review: Partial<CycleClosing['review']> = {},
): CycleClosing {
  return {
    closedAt: '2026-10-02T08:00:00.000Z',
    closedBy: 'user:default/ada',
    review: {
      version: 1,
      savedAt: '2026-10-02T08:00:00.000Z',
      savedBy: 'user:default/ada',
      summary: 'We **waited** less.',
      verdicts: [
        {
          objectiveId: 'no-waiting',
          verdict: 'change',
          sentence: 'Count the weekend out.',
        },
      ],
      ...review,
    },
  };
}

/** The past quarter of a service with one objective; not closed. */
export function aReport(overrides: Partial<CycleReport> = {}): CycleReport {
  return {
    entityRef: 'component:default/checkout',
    title: 'Checkout',
    demo: false,
    cycle: pastCycle,
    asOf: pastCycle.to,
    objectives: [
      anObjective({
        cycle: pastCycle.id,
        score: 0.6,
        keyResults: [aKeyResult({ state: 'at risk', score: 0.6 })],
      }),
    ],
    checkIns: [],
    ...overrides,
  };
}

export function anOverviewKeyResult(
  overrides: Partial<OverviewKeyResult> = {},
): OverviewKeyResult {
  return {
    id: 'review-wait',
    title: 'Review wait',
    kind: 'metric',
    commitment: 'committed',
    state: 'at risk',
    stateReason: '',
    metric: 'github.reviewWait',
    stat: 'p75',
    unit: 'duration',
    value: value(126_000),
    score: 0.6,
    ...overrides,
  };
}

/** One of several cycles; over, and not closed. */
export function aCycle(
  overrides: Partial<EntityCycleSummary> = {},
): EntityCycleSummary {
  return {
    cycle: pastCycle,
    asOf: pastCycle.to,
    isOver: true,
    objectives: [
      {
        id: 'no-waiting',
        objective: 'Nobody waits for a review',
        score: 0.6,
        keyResults: [anOverviewKeyResult()],
      },
    ],
    ...overrides,
  };
}

export function someCycles(
  cycles: EntityCycleSummary[],
  mayClose = true,
): EntityCyclesResponse {
  return {
    entityRef: 'component:default/checkout',
    mayClose,
    cycles,
  };
}
