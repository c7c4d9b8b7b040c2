export * from './Company';
export * from './createCompany';
export * from './PullRequestSource';
export * from './Repository';
export * from './services';
export * from './stateAt';
export * from './teams';
export * from './types';
export { catalogUrl, filesOf } from './catalogFiles';
