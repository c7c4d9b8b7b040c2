export * from './EditingSettings';
export * from './GithubFileHost';
