export { editCatalogFile } from './editCatalogFile';
export { catalogFileLimits } from './FileEdit';
export type { AnnotationPlace, FileEdit, FileRefusal } from './FileEdit';
