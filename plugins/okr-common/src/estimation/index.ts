export * from './types';
export { estimateRatio, type DaysInput } from './estimateDays';
export * from './estimateDowntimeShare';
export {
  estimateIncidentCount,
  estimateUndetectedShare,
  incidentSpans,
  incidentSpansOf,
  resolvedCourseOf,
  type IncidentsInput,
} from './estimateIncidents';
export { estimateReading } from './estimateReading';
export * from './estimateShare';
export { estimateSum } from './estimateSum';
export * from './estimateWaiting';
export {
  measure,
  notCollected,
  statOfWaiting,
  type MeasureInput,
  type MetricFacts,
} from './measure';
export * from './measureWeekly';
export * from './spanInWindow';
export * from './splitChange';
export * from './waitsInWindow';
export {
  periodDays,
  scaleOfKnownDays,
  MOST_MISSING_SHARE,
  type PeriodDays,
} from './wholeDays';
