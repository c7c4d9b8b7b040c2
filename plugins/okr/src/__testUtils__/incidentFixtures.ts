import type {
  Comparison,
  IncidentResponse,
  IncidentReview,
  IncidentRow,
  IncidentsSummary,
  PhaseTime,
  ReviewVersion,
} from '@keyresults/backstage-plugin-okr-common';
import { asOf, freshNow, hours, nothing, value } from './fixtures';

export const noTargets = {
  entities: 1,
  measuredEntities: 0,
  targets: 0,
  collectedTargets: 0,
};

const oneTarget = {
  entities: 1,
  measuredEntities: 1,
  targets: 1,
  collectedTargets: 1,
};

export const compared = (verdict: Comparison['verdict']): Comparison => ({
  verdict,
});

export function aPhaseTime(overrides: Partial<PhaseTime> = {}): PhaseTime {
  return {
    metric: 'incidents.timeToDetect',
    title: 'Time to detect',
    p50: value(hours(1)),
    mean: value(hours(9)),
    known: 8,
    of: 11,
    before: { p50: value(hours(4)), known: 9 },
    comparison: compared('better'),
    ...overrides,
  };
}

/** Three months of incidents: 11 of them, after 19. */
export function anIncidentsSummary(
  overrides: Partial<IncidentsSummary> = {},
): IncidentsSummary {
  return {
    entityRef: 'component:default/checkout',
    demo: false,
    asOf,
    calendar: 'wall',
    sources: ['pagerduty'],
    collected: true,
    beforeCollected: true,
    window: {
      from: '2026-08-17T06:00:00.000Z',
      to: '2026-11-16T06:00:00.000Z',
    },
    before: {
      from: '2026-05-18T06:00:00.000Z',
      to: '2026-08-17T06:00:00.000Z',
    },
    severities: ['SEV1', 'SEV2', 'SEV3'],
    areas: ['payments', 'search'],
    total: { count: 11, before: 19, comparison: compared('better') },
    byArea: [
      {
        area: 'payments',
        count: 8,
        before: 15,
        comparison: compared('tooFew'),
      },
      { area: 'search', count: 3, before: 1, comparison: compared('worse') },
      { count: 0, before: 3, comparison: compared('tooFew') },
    ],
    bySeverity: [
      {
        severity: 'SEV1',
        count: 2,
        before: 4,
        comparison: compared('tooFew'),
        timeToResolve: aPhaseTime({
          metric: 'incidents.timeToResolve',
          title: 'Time to resolve',
          p50: value(hours(3)),
          known: 2,
          of: 2,
        }),
      },
      {
        severity: 'SEV2',
        count: 3,
        before: 5,
        comparison: compared('tooFew'),
        timeToResolve: aPhaseTime({
          metric: 'incidents.timeToResolve',
          title: 'Time to resolve',
          p50: { kind: 'none', reason: 'phaseUnknown' },
          mean: nothing,
          known: 0,
          of: 3,
          comparison: compared('tooFew'),
        }),
      },
      {
        severity: 'SEV3',
        count: 6,
        before: 10,
        comparison: compared('tooFew'),
        timeToResolve: aPhaseTime({
          metric: 'incidents.timeToResolve',
          title: 'Time to resolve',
          comparison: compared('tooFew'),
        }),
      },
    ],
    severe: [
      {
        severity: 'SEV1',
        target: {
          metric: 'incidents.timeToResolve',
          seconds: hours(4),
          promisedBy: 'SEV1 resolved within four hours',
          calendar: 'berlin',
        },
        within: 1,
        of: 2,
        unknown: 0,
        openPast: 1,
        openWithin: 0,
      },
      {
        severity: 'SEV2',
        within: 0,
        of: 0,
        unknown: 0,
        openPast: 0,
        openWithin: 0,
      },
    ],
    months: [
      {
        from: '2026-09-01T00:00:00.000Z',
        to: '2026-10-01T00:00:00.000Z',
        counts: [1, 1, 3],
        withoutSeverity: 1,
      },
      {
        from: '2026-10-01T00:00:00.000Z',
        to: '2026-11-01T00:00:00.000Z',
        counts: [0, 2, 2],
        withoutSeverity: 0,
      },
      {
        from: '2026-11-01T00:00:00.000Z',
        to: '2026-12-01T00:00:00.000Z',
        counts: [1, 0, 1],
        withoutSeverity: 0,
      },
    ],
    phases: [
      aPhaseTime(),
      aPhaseTime({
        metric: 'incidents.timeToAcknowledge',
        title: 'Time to acknowledge',
        p50: value(300),
        comparison: compared('same'),
      }),
      aPhaseTime({
        metric: 'incidents.timeToMitigate',
        title: 'Time to mitigate',
        comparison: compared('tooFew'),
      }),
      aPhaseTime({
        metric: 'incidents.timeToResolve',
        title: 'Time to resolve',
        comparison: compared('worse'),
      }),
    ],
    phaseBar: {
      undetectedSeconds: hours(96),
      mitigatingSeconds: hours(3),
      resolvingSeconds: hours(1),
      known: 8,
      of: 11,
    },
    downtime: value(0.012),
    downtimeOf: { known: 4, of: 5, severityUnknown: 0 },
    warnings: [],
    warningCount: 0,
    coverage: oneTarget,
    freshness: freshNow(),
    ...overrides,
  };
}

/** From ten to one, noticed after an hour and a half. */
export function anIncident(overrides: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id: 'i1',
    title: 'Checkout is down',
    url: 'https://acme.pagerduty.com/incidents/P1',
    target: 'PagerDuty: Checkout',
    phases: {
      started: '2026-11-10T10:00:00.000Z',
      detected: '2026-11-10T11:30:00.000Z',
      acknowledged: '2026-11-10T11:35:00.000Z',
      resolved: '2026-11-10T13:00:00.000Z',
    },
    severity: 'SEV2',
    area: 'payments',
    closed: true,
    corrected: [],
    reviewed: false,
    warnings: [],
    ...overrides,
  };
}

export function aReview(
  overrides: Partial<IncidentReview> = {},
): IncidentReview {
  return {
    phases: {},
    fiveWhys: [],
    actionItems: [],
    notes: '',
    ...overrides,
  };
}

export function aVersion(
  version: number,
  review: Partial<IncidentReview> = {},
): ReviewVersion {
  return {
    version,
    savedAt: '2026-11-12T09:00:00.000Z',
    savedBy: 'user:default/ada',
    review: aReview(review),
  };
}

/** The incident above, which nobody has reviewed. */
export function anIncidentAnswer(
  overrides: Partial<IncidentResponse> = {},
): IncidentResponse {
  const incident = overrides.incident ?? anIncident();
  return {
    incident,
    source: {
      phases: incident.phases,
      severity: incident.severity,
      area: incident.area,
    },
    severities: ['SEV1', 'SEV2', 'SEV3'],
    versions: [],
    mayReview: true,
    ...overrides,
  };
}
