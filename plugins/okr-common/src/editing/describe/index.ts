export * from './DescribedChange';
export { describeChange } from './describeChange';
export { isEased } from './isEased';
export { markdownCell } from './markdownCell';
