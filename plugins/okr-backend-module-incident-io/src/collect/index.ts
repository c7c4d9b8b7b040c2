export * from './checkAccounts';
export * from './IncidentIoCollector';
