export * from './checkQueries';
