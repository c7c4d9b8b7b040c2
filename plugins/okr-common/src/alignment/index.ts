export * from './alignObjectives';
export * from './readSupports';
export * from './supportOf';
