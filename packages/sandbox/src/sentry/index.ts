export type { SentryOptions } from './SentryHost';
export * from './sentryRoutes';
