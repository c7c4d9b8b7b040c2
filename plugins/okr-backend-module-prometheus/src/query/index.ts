export * from './fillTemplate';
export * from './parseTemplate';
