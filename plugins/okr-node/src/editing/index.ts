export * from './FileHost';
export * from './FileHostError';
export * from './fileHostsExtensionPoint';
