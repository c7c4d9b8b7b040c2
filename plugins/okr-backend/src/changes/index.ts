export {
  forgetAnnotationVersions,
  readAnnotationVersions,
  type StoredVersion,
} from './annotationVersions';
export { recordAnnotations } from './recordAnnotations';
