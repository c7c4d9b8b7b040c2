export * from './describeChange';
export * from './isEased';
export * from './markdownCell';
