export * from './CatalogSync';
export * from './SyncedEntity';
export * from './SyncLease';
export * from './markDue';
