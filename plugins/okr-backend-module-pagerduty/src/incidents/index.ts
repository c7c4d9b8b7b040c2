export * from './deriveGroup';
export * from './summarizeLog';
