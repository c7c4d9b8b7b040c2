export * from './incidentAt';
export * from './IncidentHistory';
export * from './types';
