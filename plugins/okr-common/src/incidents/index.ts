export * from './checkIncident';
export * from './Incident';
export * from './IncidentReading';
export { phaseBar, phaseBarOf, type PhaseBar } from './phaseBar';
export * from './phaseSpan';
export * from './readPhases';
export * from './SeverityLadder';
