export * from './SentrySettings';
