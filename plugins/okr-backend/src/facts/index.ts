export { factTableNames, type FactTableName } from './factTables';
export * from './DatabaseFactStore';
export * from './FactWriter';
export * from './isRefused';
export * from './pushSource';
export * from './targetRows';
export * from './types';
export * from './visibility';
