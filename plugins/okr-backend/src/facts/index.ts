export * from './types';
export * from './visibility';
