export * from './OkrConfig';
export * from './readOkrConfig';
