export * from './restRoutes';
