export { isSettled } from './dayFact';
export * from './deriveDay';
export * from './utcDays';
export * from './deriveJointDay';
