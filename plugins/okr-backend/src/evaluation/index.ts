export * from './CalendarRegistry';
export * from './EntityPlan';
export * from './EntityStore';
export * from './Evaluator';
export * from './MetricRegistry';
export * from './SnapshotStore';
