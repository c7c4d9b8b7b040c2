export * from './AuthorizedClosingService';
export * from './ClosingService';
export * from './ClosingStore';
