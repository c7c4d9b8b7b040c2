export * from './Git';
export * from './GitRepository';
export type { Commit, Tree } from './objects';
