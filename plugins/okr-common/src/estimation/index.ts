export * from './types';
export * from './estimateShare';
export * from './estimateWaiting';
export {
  measure,
  notCollected,
  statOfWaiting,
  type MeasureInput,
} from './measure';
export * from './measureWeekly';
export * from './spanInWindow';
