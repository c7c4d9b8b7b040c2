export { openMetrics } from './openMetrics';
export type { PrometheusOptions } from './PrometheusHost';
export * from './prometheusRoutes';
export { CompanySeries } from './Series';
export * from './serviceDay';
