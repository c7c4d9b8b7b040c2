export * from './github';
export * from './human';
export * from './json';
export * from './sarif';
