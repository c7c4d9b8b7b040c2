export * from './AwaitedCheckIns';
export * from './CheckInButton';
export * from './CheckInsContext';
export * from './KeyResultCheckIns';
export * from './LastConfidence';
export * from './useCheckInsOfPage';
export * from './TakenOutCheckIns';
