/**
 * Stand-ins for the sources, answering over HTTP from a seeded year of data.
 *
 * @packageDocumentation
 */
export * from './company';
export * from './faults';
export * from './git';
export type { Delivery, WebhookOptions, Webhooks } from './github';
export { incidentIoIncidentId } from './incidentIo';
export type { IncidentIoOptions } from './incidentIo';
export { pagerdutyIncidentId } from './pagerduty';
export type { PagerdutyOptions } from './pagerduty';
export type { PrometheusOptions } from './prometheus';
export {
  CompanySeries,
  openMetrics,
  serviceDay,
  watchedServices,
} from './prometheus';
export * from './realData';
export * from './RequestLog';
export type { SentryOptions } from './sentry';
export * from './startSandbox';
