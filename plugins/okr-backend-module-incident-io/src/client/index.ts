export * from './classifyReply';
export * from './failures';
export * from './IncidentIoClient';
export * from './schemas';
