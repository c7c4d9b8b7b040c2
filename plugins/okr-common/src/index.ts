/**
 * Annotation, metrics, estimators, key-result evaluation and API types of the OKR plugins. Pure and isomorphic.
 *
 * @packageDocumentation
 */

export * from './alignment';
export * from './annotation';
export * from './api';
export * from './calendar';
export * from './changes';
export * from './checkIns';
export * from './closings';
export * from './comparison';
export * from './cycles';
export * from './editing';
export * from './estimation';
export * from './evaluation';
export * from './explanation';
export * from './forecast';
export * from './hints';
export * from './incidents';
export * from './metrics';
export * from './permissions';
export * from './quantities';
export * from './remember';
export * from './suggestions';
export * from './whatIf';

// What the API tells has the same names as what it is made from, and less in it.
export type { DescribedChange, DiffHunk, DiffLine } from './api';
