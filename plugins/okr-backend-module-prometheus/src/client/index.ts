export * from './classifyReply';
export * from './failures';
export * from './headersFor';
export * from './PrometheusClient';
export * from './waits';
