export * from './Cycle';
export * from './cycleAt';
export * from './parseCycle';
export * from './weeksBetween';
