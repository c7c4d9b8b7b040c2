export * from './targetsOf';
export * from './jointly';
