export * from './hintNames';
export * from './hintsOfAnnotation';
export {
  hintsOfConflicts,
  MOST_CONFLICTS,
  type OtherPromise,
  type ScopeOverlap,
} from './hintsOfConflicts';
export * from './hintsOfNumbers';
export * from './MetricPromise';
export * from './weeksStandingStill';
export { pathOfHint, type PlacedHint } from './PlacedHint';
