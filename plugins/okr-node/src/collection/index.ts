export * from './Budgets';
export * from './Collector';
export * from './collectorExtensionPoint';
export * from './errors';
