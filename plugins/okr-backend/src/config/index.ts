export * from './OkrConfig';
