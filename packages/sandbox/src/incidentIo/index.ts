export type { IncidentIoOptions } from './IncidentIoHost';
export * from './incidentIoRoutes';
export { incidentIoIncidentId } from './workspace';
