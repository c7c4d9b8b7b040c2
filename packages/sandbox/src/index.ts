/**
 * Stand-ins for the sources, answering over HTTP from a seeded year of data.
 *
 * @packageDocumentation
 */
export * from './company';
export * from './faults';
export * from './realData';
export * from './RequestLog';
export type { SentryOptions } from './sentry';
export * from './startSandbox';
