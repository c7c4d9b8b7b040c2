export * from './explainChange';
export * from './formatChange';
export * from './hasMoved';
export * from './materialsOf';
export * from './sayWhatMoved';
export * from './splitAmounts';
export * from './splitSums';
export { splitWaits } from './splitWaits';
export * from './types';
