export * from './parseAnnotation';
