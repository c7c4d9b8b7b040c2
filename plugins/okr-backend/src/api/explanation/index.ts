export * from './explanationRoutes';
export * from './readExplanation';
