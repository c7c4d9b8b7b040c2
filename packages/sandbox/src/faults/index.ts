export * from './Faults';
export * from './types';
