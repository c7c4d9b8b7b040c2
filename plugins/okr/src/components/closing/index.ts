export * from './CycleClosing';
export * from './PastCycles';
export * from './withPastCycles';
