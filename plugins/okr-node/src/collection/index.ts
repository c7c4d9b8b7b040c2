export * from './Budgets';
export * from './Collector';
export * from './collectApart';
export * from './collectorExtensionPoint';
export * from './errors';
