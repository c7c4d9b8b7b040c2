import {
  declaredMetricSchema,
  githubMetrics,
  incidentMetrics,
  sentryMetrics,
  SeverityLadder,
} from '@keyresults/backstage-plugin-okr-common';
import { MetricRegistry } from './MetricRegistry';

const coverage = declaredMetricSchema.parse({
  id: 'codecov.coverage',
  title: 'Test coverage',
  unit: 'share',
  better: 'higher',
  shape: 'reading',
});

describe('MetricRegistry', () => {
  it('lets several sources tell about incidents, and anybody push them', () => {
    const registry = new MetricRegistry({
      collectors: [
        { id: 'pagerduty', metrics: incidentMetrics },
        { id: 'incident-io', metrics: incidentMetrics },
      ],
    });
    expect([...registry.require('incidents.count').sources]).toEqual([
      'pagerduty',
      'incident-io',
      'push:incidents',
    ]);
    expect(registry.storedFacts).toHaveLength(1);
    expect(
      new MetricRegistry({ collectors: [] }).find('incidents.count'),
    ).toBeDefined();
  });

  it('knows which metrics are made from the same facts', () => {
    const registry = new MetricRegistry({
      collectors: [{ id: 'sentry', metrics: sentryMetrics }],
    });
    const names = registry.storedFacts.map(({ name }) => name);
    expect(names).toContain('sentry.errorsPerUserDay');
    expect(names).not.toContain('sentry.events');
  });

  it('has metrics that are declared, each pushed under its own name', () => {
    const registry = new MetricRegistry({
      collectors: [],
      declared: [coverage],
    });
    expect([...registry.require('codecov.coverage').sources]).toEqual([
      'push:codecov.coverage',
    ]);
    expect(registry.findDeclared('codecov.coverage')).toBeDefined();
    expect(registry.findDeclared('incidents.count')).toBeUndefined();
  });

  it('refuses a declared metric that a module measures', () => {
    const own = { ...coverage.definition, id: githubMetrics[0].id };
    expect(
      () =>
        new MetricRegistry({
          collectors: [{ id: 'github', metrics: githubMetrics }],
          declared: [{ definition: own }],
        }),
    ).toThrow(
      'okr.metrics: github.reviewWait is measured by the module github already',
    );
  });

  it('counts as downtime what is as bad as configured, or worse', () => {
    const isDowntime = (downtimeSeverity?: string) =>
      new MetricRegistry({
        collectors: [],
        severities: new SeverityLadder([
          { name: 'Outage' },
          { name: 'Degraded' },
          { name: 'Cosmetic' },
        ]),
        downtimeSeverity,
      }).require('incidents.downtimeShare').isDowntime;
    const names = ['Outage', 'Degraded', 'Cosmetic', 'else', undefined];
    expect(names.map(isDowntime())).toEqual([
      true,
      true,
      false,
      // Of these nobody can say.
      undefined,
      undefined,
    ]);
    expect(names.map(isDowntime('Outage'))).toEqual([
      true,
      false,
      false,
      undefined,
      undefined,
    ]);
  });
});
