export * from './MetricDefinition';
export * from './githubMetrics';
