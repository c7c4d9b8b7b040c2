export * from './CollectionEngine';
export * from './CollectorRegistry';
export * from './DatabaseBudgets';
export * from './DatabaseStatusReader';
export * from './followEvents';
export * from './Retention';
export * from './TargetQueue';
