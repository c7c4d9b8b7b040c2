export * from './readRealData';
