export * from './hintNames';
export * from './hintsOfAnnotation';
export { hintsOfConflicts, type OtherPromise } from './hintsOfConflicts';
export * from './hintsOfNumbers';
export * from './MetricPromise';
export { pathOfHint, type PlacedHint } from './PlacedHint';
