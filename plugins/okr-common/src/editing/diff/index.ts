export * from './lineDiff';
