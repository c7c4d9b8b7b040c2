export type { AnnotationVersion } from './AnnotationVersion';
export {
  addedPromises,
  takenOutPromises,
  type CycleHistoryOptions,
  type MovedPromise,
  type TakenOutPromise,
} from './comingAndGoing';
export { promiseChanges, type PromiseChangesOptions } from './promiseChanges';
export type { WhoMade } from './whoMade';
