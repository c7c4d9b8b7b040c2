export * from './findFiles';
export * from './readText';
