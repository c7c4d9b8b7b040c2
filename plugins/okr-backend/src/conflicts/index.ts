export * from './promisesOf';
export * from './PromiseStore';
export * from './tellConflicts';
