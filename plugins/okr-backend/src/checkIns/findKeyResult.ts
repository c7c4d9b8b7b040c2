import {
  CheckIn,
  checkInDays,
  cycleDays,
  dayOf,
} from '@keyresults/backstage-plugin-okr-common';
import { EntityCycle, readPromises } from '../evaluation';
import { CheckInContext } from './CheckInContext';
import { CheckedKeyResult } from './checkInProblems';
import { StoredCheckIn } from './StoredCheckIn';

/** What an entity promises now, cycle by cycle; nothing before the catalog showed it. @internal */
export async function readCycles(
  { entities, settings }: CheckInContext,
  entityRef: string,
  now: number,
): Promise<EntityCycle[]> {
  const entity = await entities.find(entityRef);
  return readPromises(entity ?? {}, now, settings).cycles;
}

/**
 * Finds what a check-in is about in the annotation as it is now.
 *
 * @param times - when it was said first, and now
 * @returns undefined where the annotation has no such key result
 * @internal
 */
export async function findKeyResult(
  context: CheckInContext,
  {
    entityRef,
    objectiveId,
    keyResultId,
  }: Pick<StoredCheckIn, 'entityRef' | 'objectiveId' | 'keyResultId'>,
  { saidAt, now }: { saidAt: number; now: number },
): Promise<CheckedKeyResult | undefined> {
  const { timeZone } = context.settings.cycles;
  for (const { cycle, objectives } of await readCycles(
    context,
    entityRef,
    now,
  )) {
    const definition = objectives
      .find(({ id }) => id === objectiveId)
      ?.keyResults.find(({ id }) => id === keyResultId);
    if (definition) {
      return {
        definition,
        cycleId: cycle.id,
        cycle: cycleDays(cycle, timeZone),
        days: checkInDays(cycle, saidAt, timeZone),
        today: dayOf(now, timeZone),
      };
    }
  }
  return undefined;
}

/**
 * Whether a check-in that does not say of which cycle it is speaks of a key result that is in another one now: ids are
 * unique in an annotation.
 *
 * @param cycles - what is promised now
 * @internal
 */
export function isElsewhere(
  checkIn: CheckIn,
  cycleId: string,
  cycles: readonly EntityCycle[],
): boolean {
  return (
    checkIn.cycle === undefined &&
    cycles.some(
      ({ cycle, objectives }) =>
        cycle.id !== cycleId &&
        objectives.some(
          ({ id, keyResults }) =>
            id === checkIn.objectiveId &&
            keyResults.some(keyResult => keyResult.id === checkIn.keyResultId),
        ),
    )
  );
}
