export * from './MetricDefinition';
export * from './findMetric';
export * from './githubMetrics';
export * from './metricsTable';
export * from './stats';
export * from './summarizeMetric';
