export * from './GithubSettings';
