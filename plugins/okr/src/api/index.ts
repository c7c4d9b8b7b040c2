export * from './OkrApi';
export * from './OkrClient';
