export * from './MetricDefinition';
export * from './findMetric';
export * from './githubMetrics';
export * from './incidentMetrics';
export * from './metricsTable';
export * from './sentryMetrics';
export * from './stats';
export * from './summarizeMetric';
