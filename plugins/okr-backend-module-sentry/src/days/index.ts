export * from './deriveDay';
export * from './utcDays';
