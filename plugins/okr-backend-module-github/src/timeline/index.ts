export * from './accounts';
export * from './deriveGroup';
export * from './maintenanceShare';
export * from './PullRequest';
export * from './reviewers';
