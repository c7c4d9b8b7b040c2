export * from './EditClaims';
export * from './EditLimits';
export * from './OverlayStore';
export * from './ProposalStore';
