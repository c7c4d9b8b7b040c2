export * from './asValues';
export { CONFIDENCE_LIMITS } from './byHand/assessMilestone';
export { habitPeriodsOf } from './byHand/evaluateHabit';
export { CHECK_IN_STALE_DAYS } from './byHand/said';
export { habitInWords, tallyHabit, type HabitTally } from './byHand/tallyHabit';
export * from './evaluateKeyResult';
export {
  BREACH_LIMIT,
  SHORTFALL_LIMITS,
  isKept,
  isKeptBy,
  judgeHold,
  judgeMove,
  type Judgement,
  type Pace,
} from './judge';
export type {
  CheckInKeyResult,
  HabitKeyResult,
  KeyResultInput,
  ManualKeyResult,
  MetricKeyResult,
  MilestoneKeyResult,
} from './KeyResultInput';
export { isReached, progressOf, type Move } from './Move';
export * from './promise';
export * from './scoreOf';
export { toBaseline, toMeasurement } from './toMeasurement';
export { isWholeWeek } from './wholeWeeks';
export * from './windows';
