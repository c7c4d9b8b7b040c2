export * from './PagerdutySettings';
