export * from './parseAnnotation';
export * from './Place';
export * from './targetsOf';
