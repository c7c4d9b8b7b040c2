export * from './EntityAccess';
