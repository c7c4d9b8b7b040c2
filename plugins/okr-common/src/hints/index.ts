export * from './hintNames';
export * from './hintsOfAnnotation';
export * from './hintsOfNumbers';
export { pathOfHint, type PlacedHint } from './PlacedHint';
