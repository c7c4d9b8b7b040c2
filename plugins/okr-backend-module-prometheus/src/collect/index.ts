export * from './PrometheusCollector';
