export * from './classifyReply';
export * from './credentials';
export * from './failures';
export * from './PagerdutyClient';
export * from './readList';
export * from './schemas';
