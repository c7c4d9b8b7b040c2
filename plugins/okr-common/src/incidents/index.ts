export * from './checkIncident';
export * from './Incident';
export { phaseBar, type PhaseBar } from './phaseBar';
export * from './phaseSpan';
export * from './readPhases';
export * from './SeverityLadder';
