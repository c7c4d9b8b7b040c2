import {
  CycleOptions,
  describeChange,
  DescribedChange,
  MetricDefinition,
  ObjectiveDefinition,
  parseAnnotation,
  parseCycle,
  Problem,
} from '@keyresults/backstage-plugin-okr-common';

/** What an annotation is understood with. @internal */
export interface Understanding {
  metrics: readonly MetricDefinition[];
  cycles: CycleOptions;
}

/** A new id is a change of it; a new order is a move. */
const shownKinds = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  renamed: 'changed',
  moved: 'moved',
  reordered: 'moved',
} as const;

/**
 * What becomes of each objective and key result, named by their ids.
 *
 * @internal
 */
export function changesBetween(
  before: string | undefined,
  after: string | undefined,
  understanding: Understanding,
): DescribedChange[] {
  return describeChange(
    described(before, understanding),
    described(after, understanding),
    understanding,
  ).map(({ kind, objectiveId, keyResultId, field, eased, ...values }) => ({
    kind: shownKinds[kind],
    objective: objectiveId ?? '',
    ...(keyResultId !== undefined && { keyResult: keyResultId }),
    ...(kind === 'renamed' && { field: 'id' }),
    ...(field !== undefined && { field }),
    ...(values.before !== undefined && { before: values.before }),
    ...(values.after !== undefined && { after: values.after }),
    eased,
  }));
}

/** What changes, and from what: the same whatever it becomes. @internal */
export function changeKey(change: DescribedChange): string {
  const { kind, objective, keyResult, field, before } = change;
  return JSON.stringify([kind, objective, keyResult, field, before]);
}

/**
 * Of changes, those that ease a target value of an objective whose cycle is running.
 *
 * @param now - milliseconds since 1970 UTC
 * @internal
 */
export function easedInMidCycle(
  changes: readonly DescribedChange[],
  before: string | undefined,
  understanding: Understanding,
  now: number,
): DescribedChange[] {
  const { objectives } = described(before, understanding).parsed;
  const running = new Set(
    objectives
      .filter(objective => isRunning(objective, understanding.cycles, now))
      .map(({ id }) => id),
  );
  return changes.filter(
    ({ eased, objective, kind, before: was }) =>
      eased &&
      (running.has(objective) ||
        (kind === 'moved' && was !== undefined && running.has(was))),
  );
}

/** Errors that the earlier text did not have: what was wrong before does not stand in the way. @internal */
export function newErrors(
  before: string | undefined,
  after: string | undefined,
  understanding: Understanding,
): Problem[] {
  const known = errorsOf(before, understanding).map(keyOf);
  return errorsOf(after, understanding).filter(problem => {
    const index = known.indexOf(keyOf(problem));
    if (index >= 0) {
      known.splice(index, 1);
    }
    return index < 0;
  });
}

/** @internal */
export function problemsOf(
  text: string | undefined,
  understanding: Understanding,
): Problem[] {
  return described(text, understanding).parsed.problems;
}

/** The cycle of the first objective that changes, as it is written; of one that is gone, the one it was in. @internal */
export function cycleOfFirst(
  changes: readonly DescribedChange[],
  { before, after }: { before: string | undefined; after: string | undefined },
  understanding: Understanding,
): string | undefined {
  const objectives = [after, before].flatMap(
    text => described(text, understanding).parsed.objectives,
  );
  return changes
    .map(({ objective }) => objectives.find(({ id }) => id === objective))
    .find(objective => objective?.cycle !== undefined)?.cycle;
}

function errorsOf(
  text: string | undefined,
  understanding: Understanding,
): Problem[] {
  return problemsOf(text, understanding).filter(
    ({ severity }) => severity === 'error',
  );
}

function keyOf({ path, message }: Problem): string {
  return JSON.stringify([path, message]);
}

function described(text: string | undefined, options: Understanding) {
  return text === undefined
    ? { text: '', parsed: { objectives: [], problems: [] } }
    : { text, parsed: parseAnnotation(text, options) };
}

function isRunning(
  { cycle }: ObjectiveDefinition,
  cycles: CycleOptions,
  now: number,
): boolean {
  const parsed = cycle === undefined ? undefined : parseCycle(cycle, cycles);
  return (
    parsed?.ok === true && parsed.value.from <= now && now < parsed.value.to
  );
}
