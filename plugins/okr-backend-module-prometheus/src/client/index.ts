export * from './classifyReply';
export * from './failures';
export * from './PrometheusClient';
export * from './waits';
