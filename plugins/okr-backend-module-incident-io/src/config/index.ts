export * from './IncidentIoSettings';
