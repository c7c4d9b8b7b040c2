export type { MetricHistory } from './History';
export * from './suggestionChanges';
export * from './suggestKeyResults';
