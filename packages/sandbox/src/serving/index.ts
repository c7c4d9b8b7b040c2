export * from './Reply';
export * from './send';
