export * from './metricSchema';
export * from './PrometheusSettings';
