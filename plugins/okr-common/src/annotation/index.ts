export * from './annotations';
export * from './model';
export * from './parse';
export * from './schema';
