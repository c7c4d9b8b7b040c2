import { ConfigReader } from '@backstage/config';
import { Collector } from '@keyresults/backstage-plugin-okr-node';
import { ClientOptions } from '../client';
import { createPrometheusCollector } from '../collect';
import { readPrometheusSettings } from '../config';

/** The metrics of the demo. */
export const metrics = [
  {
    id: 'prometheus.availability',
    title: 'Availability',
    unit: 'share',
    better: 'higher',
    shape: 'dailyRatio',
    numerator:
      'sum(increase(http_requests_total{job="{{ entity.metadata.name }}",code!~"5.."}[{{ range }}]))',
    denominator:
      'sum(increase(http_requests_total{job="{{ entity.metadata.name }}"}[{{ range }}]))',
  },
  {
    id: 'prometheus.latency',
    title: 'Latency',
    unit: 'duration',
    better: 'lower',
    shape: 'reading',
    step: '6h',
    query: 'avg(service_latency_p95_seconds{job="{{ entity.metadata.name }}"})',
  },
  {
    id: 'prometheus.coverage',
    title: 'Test coverage',
    unit: 'share',
    better: 'higher',
    shape: 'reading',
    query: 'max(test_coverage_ratio{job="{{ entity.metadata.name }}"})',
    weight: 'max(test_coverage_lines{job="{{ entity.metadata.name }}"})',
  },
];

/** A collector that asks over HTTP and never really sleeps. */
export function collectorFor(
  url: string,
  more: object = {},
  client: Partial<ClientOptions> = {},
): Collector {
  const prometheus = {
    servers: [{ name: 'main', url }],
    metrics,
    history: '20d',
    ...more,
  };
  return createPrometheusCollector({
    settings: readPrometheusSettings(new ConfigReader({ okr: { prometheus } })),
    client: { sleep: async () => {}, random: () => 0.5, ...client },
  });
}

/** An entity that has the metrics. */
export function service(
  name: string,
  annotation = 'prometheus.availability, prometheus.latency, prometheus.coverage',
) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: { 'keyresults.dev/prometheus': annotation },
    },
  };
}
