export * from './AnnotationDifference';
export { describeChange } from './describeChange';
export { isEased } from './isEased';
export { markdownCell } from './markdownCell';
