export * from './checkAccounts';
export * from './PagerdutyCollector';
