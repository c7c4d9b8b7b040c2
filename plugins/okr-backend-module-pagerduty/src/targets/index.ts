export * from './targetsOf';
