export * from './AnnotationDifference';
export { describeChange } from './describeChange';
export { isEased } from './isEased';
export { markdownCell } from './markdownCell';
export { markdownLine } from './markdownLine';
