export * from './describeChange';
export { isEased } from './isEased';
export * from './markdownCell';
