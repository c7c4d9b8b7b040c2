export * from './normalizeValue';
export * from './targetsOf';
