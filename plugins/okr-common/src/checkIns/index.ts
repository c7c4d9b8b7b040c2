export * from './CheckIn';
