export * from './GithubIssuesCollector';
export * from './IssueRules';
