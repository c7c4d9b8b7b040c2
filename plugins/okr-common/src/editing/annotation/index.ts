export { editAnnotation } from './editAnnotation';
export * from './readWritten';
export { replaceAnnotation } from './replaceAnnotation';
export {
  annotationChangeSchema,
  MAXIMUM_CHANGES,
  entryPlaceSchema,
} from './AnnotationChange';
export type { AnnotationChange, EntryPlace } from './AnnotationChange';
export type { AnnotationEdit, AnnotationRefusal } from './AnnotationEdit';
