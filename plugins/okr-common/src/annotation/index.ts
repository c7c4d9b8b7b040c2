export * from './annotations';
export * from './carriesKeyResults';
export * from './model';
export * from './namedMetric';
export * from './parse';
export * from './positionsIn';
export * from './schema';
