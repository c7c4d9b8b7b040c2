export * from './mergeOverlay';
export * from './OkrBackend';
export * from './OverlayDirectory';
export * from './RefreshProvider';
