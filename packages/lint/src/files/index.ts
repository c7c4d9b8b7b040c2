export * from './findFiles';
export * from './leadsOut';
export * from './readText';
