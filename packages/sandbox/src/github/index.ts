export * from './githubRoutes';
export * from './Webhooks';
