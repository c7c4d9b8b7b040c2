export * from './AuthorizedOkrService';
export * from './createRouter';
export * from './DefaultOkrService';
export * from './OkrService';
export * from './ServiceContext';
export * from './StatusReader';
