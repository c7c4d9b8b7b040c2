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
  KeyResultInput,
  MetricKeyResult,
} from './KeyResultInput';
export * from './Move';
export * from './promise';
export * from './toMeasurement';
export * from './windows';
