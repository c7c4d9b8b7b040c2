export * from './classifyReply';
export * from './connections';
export * from './documents';
export * from './failures';
export * from './GithubClient';
export * from './schemas';
export * from './toPullRequest';
