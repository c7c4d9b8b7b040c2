import type {
  CheckInSummary,
  SaidCheckIn,
} from '@keyresults/backstage-plugin-okr-common';
import { cycle } from './fixtures';

/** On a Monday in the cycle of the fixtures, by Ada, who may change it. */
export function aCheckIn(overrides: Partial<SaidCheckIn> = {}): SaidCheckIn {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    version: 1,
    objectiveId: 'no-waiting',
    keyResultId: 'review-wait',
    day: '2026-11-16',
    at: '2026-11-16T06:00:00.000Z',
    author: 'user:default/ada',
    confidence: 7,
    edited: false,
    mayChange: true,
    ...overrides,
  };
}

/** A cycle that runs, of which nothing was said, and whose reader may not say anything. */
export function aCheckInSummary(
  overrides: Partial<CheckInSummary> = {},
): CheckInSummary {
  return {
    entityRef: 'component:default/checkout',
    cycle,
    mayCheckIn: false,
    today: '2026-11-16',
    days: { first: '2026-11-02', last: '2026-11-16' },
    keyResults: [],
    awaited: [],
    ...overrides,
  };
}
