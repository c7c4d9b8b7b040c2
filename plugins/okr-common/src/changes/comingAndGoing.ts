import { ParsedAnnotation } from '../annotation/model';
import { Cycle, CycleOptions } from '../cycles';
import { MetricDefinition } from '../metrics';
import { AnnotationVersion } from './AnnotationVersion';
import { promiseChanges } from './promiseChanges';
import { isOfCycle, promisedIn } from './promisedIn';
import { WhoMade, whoMade } from './whoMade';

/** Which cycle, and how annotations are read. @public */
export interface CycleHistoryOptions {
  cycle: Pick<Cycle, 'from' | 'to'>;
  cycles: CycleOptions;
  metrics: readonly MetricDefinition[];
}

/** A key result that came or went while its cycle was under way, as it was called last. @public */
export interface MovedPromise extends WhoMade {
  objectiveId: string;
  /** In words. */
  objective: string;
  keyResultId: string;
  title: string;
}

/** One that is gone. @public */
export interface TakenOutPromise extends MovedPromise {
  /** For how long of the cycle it was promised, in milliseconds. */
  promisedMs: number;
}

/**
 * The key results that a cycle had and that its annotation does not have any more, in the order in which they went. What
 * was taken out before the cycle began was planning, and what came back is not gone.
 *
 * @param versions - of the entity's annotation, oldest first
 * @public
 */
export function takenOutPromises(
  versions: readonly AnnotationVersion[],
  options: CycleHistoryOptions,
): TakenOutPromise[] {
  return keysOf(versions, options)
    .flatMap(key => {
      const last = promiseChanges(versions, { ...options, ...key }).at(-1);
      if (last?.kind !== 'removed') {
        return [];
      }
      const { kind, parts, eased, ...who } = last;
      return [
        { ...key, ...who, promisedMs: promisedMs(versions, key, options) },
      ];
    })
    .sort((one, other) => one.at.localeCompare(other.at));
}

/**
 * The key results that came while the cycle was under way, in that order. What is written first of a cycle is its plan,
 * also where it is written late: only what comes beside other key results of the cycle is told.
 *
 * @param versions - of the entity's annotation, oldest first
 * @public
 */
export function addedPromises(
  versions: readonly AnnotationVersion[],
  options: CycleHistoryOptions,
): MovedPromise[] {
  const { cycle } = options;
  const known = versions.filter(({ recordedAt }) => recordedAt < cycle.to);
  return keysOf(versions, options)
    .flatMap(key => {
      const had = known.map(({ parsed }) =>
        promisedIn(parsed, { ...options, ...key }),
      );
      const came = had.findIndex(promised => promised !== undefined);
      const before = known[came - 1];
      const isAdded =
        had[came] !== 'unknown' &&
        known[came].recordedAt >= cycle.from &&
        before !== undefined &&
        promisesOf(before.parsed, options).length > 0;
      return isAdded ? [{ ...key, ...whoMade(known[came]) }] : [];
    })
    .sort((one, other) => one.at.localeCompare(other.at));
}

type Key = Omit<MovedPromise, keyof WhoMade>;

/** Every key result that the cycle ever had, as it was called last. */
function keysOf(
  versions: readonly AnnotationVersion[],
  options: CycleHistoryOptions,
): Key[] {
  const keys = new Map<string, Key>();
  for (const { parsed, recordedAt } of versions) {
    if (recordedAt < options.cycle.to) {
      for (const key of promisesOf(parsed, options)) {
        keys.set(JSON.stringify([key.objectiveId, key.keyResultId]), key);
      }
    }
  }
  return [...keys.values()];
}

function promisesOf(
  parsed: ParsedAnnotation | undefined,
  { cycle, cycles }: CycleHistoryOptions,
): Key[] {
  return (parsed?.objectives ?? [])
    .filter(one => one.cycle && isOfCycle(one.cycle, cycle, cycles))
    .flatMap(({ id, objective, keyResults }) =>
      keyResults
        .filter(({ kind }) => kind !== 'invalid')
        .map(keyResult => ({
          objectiveId: id,
          objective,
          keyResultId: keyResult.id,
          title: keyResult.title,
        })),
    );
}

/** Of one that is gone at the end. */
function promisedMs(
  versions: readonly AnnotationVersion[],
  key: Key,
  options: CycleHistoryOptions,
): number {
  const { from, to } = options.cycle;
  let since: number | undefined;
  let sum = 0;
  for (const { parsed, recordedAt } of versions) {
    const promised = promisedIn(parsed, { ...options, ...key });
    if (promised === 'unknown') {
      continue;
    }
    const at = Math.min(Math.max(recordedAt, from), to);
    if (promised) {
      since ??= at;
    } else if (since !== undefined) {
      sum += at - since;
      since = undefined;
    }
  }
  return sum;
}
