export * from './annotationJsonSchema';
export type { RawAnnotation } from './annotationSchema';
export type { RawKeyResult } from './keyResultSchemas';
