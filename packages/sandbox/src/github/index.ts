export * from './githubRoutes';
