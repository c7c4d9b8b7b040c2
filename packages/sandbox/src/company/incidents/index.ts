export * from './incidentAt';
export * from './IncidentHistory';
export * from './pagerdutyServices';
export * from './types';
