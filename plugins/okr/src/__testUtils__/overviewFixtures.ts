import type {
  OverviewItem,
  OverviewKeyResult,
  OverviewResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { asOf, cycle, hours, value } from './fixtures';

/** A key result that is doing well. */
export function anOverviewKeyResult(
  overrides: Partial<OverviewKeyResult> = {},
): OverviewKeyResult {
  return {
    id: 'review-wait',
    title: 'Reviews come within a day',
    kind: 'metric',
    commitment: 'committed',
    state: 'on track',
    stateReason: 'As far as it should be by now.',
    metric: 'github.reviewWait',
    stat: 'p75',
    unit: 'duration',
    value: value(hours(31)),
    targetValue: hours(24),
    progress: 0.5,
    expectedProgress: 0.5,
    score: 0.5,
    ...overrides,
  };
}

/** A team with one objective. */
export function anOverviewItem(
  name: string,
  keyResults: Partial<OverviewKeyResult>[] = [{}],
  objective: Partial<OverviewItem['objectives'][number]> = {},
): OverviewItem {
  return {
    entityRef: `group:default/${name}`,
    title: name,
    asOf,
    objectives: [
      {
        id: 'quick',
        objective: `${name} is quick`,
        score: 0.5,
        keyResults: keyResults.map((overrides, index) =>
          anOverviewKeyResult({ id: `kr-${index}`, ...overrides }),
        ),
        ...objective,
      },
    ],
  };
}

export function anOverview(
  items: OverviewItem[] = [anOverviewItem('payments')],
  overrides: Partial<OverviewResponse> = {},
): OverviewResponse {
  return {
    demo: false,
    timeZone: 'UTC',
    cycle,
    cycles: [cycle],
    metrics: [{ id: 'github.reviewWait', title: 'Review wait' }],
    items,
    outside: [],
    supported: [],
    ...overrides,
  };
}
