export * from './amount';
export * from './duration';
export * from './formatAmount';
export * from './formatDuration';
export * from './number';
export * from './ParseResult';
export * from './stat';
