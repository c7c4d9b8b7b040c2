export * from './CatalogSync';
export * from './SyncedEntity';
export * from './SyncLease';
export * from './markDue';
export type { Joining } from './writeJoints';
export { LAST_READ_WITHIN_MS } from './retireTargets';
