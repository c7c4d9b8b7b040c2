export * from './nudges';
export * from './targetsOf';
