import {
  incidentMetrics,
  MetricDefinition,
  sentryMetrics,
} from '@keyresults/backstage-plugin-okr-common';
import { Collector } from '@keyresults/backstage-plugin-okr-node';
import { CollectorRegistry } from './CollectorRegistry';

function collector(
  id: string,
  metrics: readonly MetricDefinition[],
): Collector {
  return {
    id,
    metrics,
    batchSize: 1,
    intervalSeconds: 60,
    demo: false,
    targetsOf: () => [],
    async *collect() {},
  };
}

describe('CollectorRegistry', () => {
  it('lets several collectors tell of incidents, each metric once', () => {
    const registry = new CollectorRegistry();
    registry.addCollector(collector('pagerduty', incidentMetrics));
    registry.addCollector(
      collector(
        'incident-io',
        incidentMetrics.map(metric => ({ ...metric })),
      ),
    );
    expect(registry.collectors).toHaveLength(2);
    expect(registry.metrics).toEqual(incidentMetrics);
  });

  it('refuses another definition of a metric of incidents', () => {
    const registry = new CollectorRegistry();
    registry.addCollector(collector('pagerduty', incidentMetrics));
    const [first] = incidentMetrics;
    expect(() =>
      registry.addCollector(
        collector('incident-io', [{ ...first, title: 'Another' }]),
      ),
    ).toThrow(`brings metric "${first.id}", which is there already`);
    expect(registry.collectors).toHaveLength(1);
  });

  it('refuses a second collector of any other metric, and of the same id', () => {
    const registry = new CollectorRegistry();
    registry.addCollector(collector('sentry', sentryMetrics));
    expect(() =>
      registry.addCollector(collector('other', sentryMetrics)),
    ).toThrow('which is there already');
    expect(() => registry.addCollector(collector('sentry', []))).toThrow(
      'There is a collector "sentry" already',
    );
  });
});
