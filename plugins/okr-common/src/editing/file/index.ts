export { editCatalogFile } from './editCatalogFile';
export { catalogFileLimits } from './FileEdit';
export type { AnnotationPlace, FileEdit, FileRefusal } from './FileEdit';
export { readAnnotation } from './readAnnotation';
export type { FileAnnotation } from './readAnnotation';
export { readCatalogTokens } from './readCatalogTokens';
export type { CatalogTokens } from './readCatalogTokens';
