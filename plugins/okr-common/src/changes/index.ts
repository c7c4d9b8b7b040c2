export type { AnnotationVersion } from './AnnotationVersion';
export { promiseChanges, type PromiseChangesOptions } from './promiseChanges';
