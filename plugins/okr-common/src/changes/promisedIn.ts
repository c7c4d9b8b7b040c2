import { ParsedAnnotation } from '../annotation/model';
import { Cycle, CycleOptions, parseCycle } from '../cycles';
import { remember } from '../remember';
import { Promised } from './promisedParts';

/** Each version of an annotation is asked for each of its key results. */
const cycleNamed = remember(parseCycle);

/** A key result of a cycle. @internal */
export interface PromiseKey {
  objectiveId: string;
  keyResultId: string;
  cycle: Pick<Cycle, 'from' | 'to'>;
  cycles: CycleOptions;
}

/**
 * What an annotation promises of a key result.
 *
 * @returns undefined where it is not there, `unknown` where that cannot be told
 * @internal
 */
export function promisedIn(
  parsed: ParsedAnnotation | undefined,
  key: PromiseKey,
): Promised | undefined | 'unknown' {
  if (!parsed) {
    return undefined;
  }
  const { objectiveId, keyResultId, cycle, cycles } = key;
  const objective = parsed.objectives.find(({ id }) => id === objectiveId);
  const keyResult = objective?.keyResults.find(({ id }) => id === keyResultId);
  if (!objective || !keyResult) {
    return mayHideIt(parsed, key) ? 'unknown' : undefined;
  }
  if (keyResult.kind === 'invalid' || objective.cycle === undefined) {
    return 'unknown';
  }
  return isOfCycle(objective.cycle, cycle, cycles) ? keyResult : undefined;
}

/** @param id - of a cycle, as written @internal */
export function isOfCycle(
  id: string,
  { from, to }: PromiseKey['cycle'],
  cycles: CycleOptions,
): boolean {
  const own = cycleNamed(id, cycles);
  return own.ok && own.value.from === from && own.value.to === to;
}

/** It may stand in what could not be read; what is wrong with another objective or key result hides nothing of it. */
function mayHideIt(
  { problems, isMalformed = false }: ParsedAnnotation,
  { objectiveId, keyResultId }: PromiseKey,
): boolean {
  const mayBeIn = problems.some(({ severity, path }) => {
    const [objective, field, keyResult] = path;
    const isOfAnother =
      (objective !== undefined && objective !== objectiveId) ||
      (field === 'keyResults' &&
        keyResult !== undefined &&
        keyResult !== keyResultId);
    return severity === 'error' && !isOfAnother;
  });
  return isMalformed || mayBeIn;
}
