export * from './hintNames';
