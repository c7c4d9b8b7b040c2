import { githubMetrics, MetricDefinition } from '../../metrics';

/** The metrics of the documentation's example, as the modules of three sources would bring them. */
export const exampleMetrics: readonly MetricDefinition[] = [
  ...githubMetrics,
  {
    id: 'incidents.timeToDetect',
    title: 'Time to detect',
    description: 'How long incidents go unnoticed.',
    formula: 'quantile of detected − started',
    item: { one: 'incident', other: 'incidents' },
    unit: 'duration',
    better: 'lower',
    estimator: 'waiting',
    stats: ['p50', 'p90', 'mean', 'count'],
    defaultStat: 'p50',
    source: 'Incidents',
  },
  {
    id: 'sentry.errorsPerUserDay',
    title: 'Errors per user per day',
    description: 'Error events per active user and day.',
    formula: 'Σ events ÷ Σ daily active users',
    item: { one: 'day', other: 'days' },
    unit: 'ratio',
    better: 'lower',
    estimator: 'share',
    stats: ['mean'],
    defaultStat: 'mean',
    source: 'Sentry',
  },
];
