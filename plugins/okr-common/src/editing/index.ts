export * from './annotation';
export * from './describe';
export * from './diff';
export * from './file';
export * from './message';
