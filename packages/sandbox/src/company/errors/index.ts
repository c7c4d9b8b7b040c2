export * from './ErrorHistory';
export * from './measureErrors';
export { errorOrganizations } from './projects';
export * from './types';
