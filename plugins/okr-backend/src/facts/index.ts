export * from './DatabaseFactStore';
export * from './FactWriter';
export * from './isRefused';
export * from './targetRows';
export * from './types';
export * from './visibility';
