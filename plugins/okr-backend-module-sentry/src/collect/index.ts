export * from './checkOrganizations';
export * from './SentryCollector';
