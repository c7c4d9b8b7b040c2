export * from './GithubCollector';
