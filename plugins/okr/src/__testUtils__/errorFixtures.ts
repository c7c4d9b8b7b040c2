import type { ErrorRateResponse } from '@keyresults/backstage-plugin-okr-common';
import { asOf, freshNow, value } from './fixtures';

type Day = ErrorRateResponse['days'][number];

export function anErrorDay(day: string, overrides: Partial<Day> = {}): Day {
  return {
    day,
    events: 400,
    userDays: 1_000,
    rate: value(0.4),
    complete: true,
    ...overrides,
  };
}

/** Growth of 1,500 errors, of which a lower rate takes 260 away. */
export function anErrorRate(
  overrides: Partial<ErrorRateResponse> = {},
): ErrorRateResponse {
  return {
    entityRef: 'component:default/checkout',
    demo: false,
    asOf,
    window: {
      from: '2026-11-14T00:00:00.000Z',
      to: '2026-11-16T06:00:00.000Z',
    },
    before: {
      from: '2026-11-11T18:00:00.000Z',
      to: '2026-11-14T00:00:00.000Z',
    },
    days: [
      anErrorDay('2026-11-12'),
      anErrorDay('2026-11-13'),
      anErrorDay('2026-11-14'),
      anErrorDay('2026-11-15', {
        userDays: null,
        rate: { kind: 'none', reason: 'usersNotIdentified' },
      }),
      anErrorDay('2026-11-16', { complete: false }),
    ],
    current: {
      events: 8_440,
      userDays: 24_000,
      rate: value(0.352),
      eventsInNoRate: 0,
    },
    previous: {
      events: 7_200,
      userDays: 18_000,
      rate: value(0.4),
      eventsInNoRate: 0,
    },
    change: { events: 1_240, volume: 1_500, rate: -260, inNoRate: 0 },
    metric: 'sentry.errorsPerUserDay',
    projects: 2,
    projectsWithoutUsers: [],
    hiddenProjectsWithoutUsers: 0,
    incompleteDays: 1,
    incompleteDaysBefore: 0,
    coverage: {
      entities: 1,
      measuredEntities: 1,
      targets: 2,
      collectedTargets: 2,
    },
    freshness: freshNow(),
    ...overrides,
  };
}
