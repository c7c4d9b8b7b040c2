export * from './classifyReply';
export * from './failures';
export * from './nextCursor';
export * from './SentryClient';
export * from './waits';
