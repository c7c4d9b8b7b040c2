export * from './bulk';
export * from './columns';
export * from './dialect';
export * from './migrate';
export * from './openDatabase';
