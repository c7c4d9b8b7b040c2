import { Cycle, cycleDays } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { isElsewhere } from '../checkIns/findKeyResult';
import {
  CheckInColumns,
  StoredCheckIn,
  toStoredCheckIn,
} from '../checkIns/StoredCheckIn';
import { among } from '../database';
import { EntityCycle, FrozenReport } from '../evaluation';

interface ClosedPart {
  entityRef: string;
  cycle: Cycle;
  report: Pick<FrozenReport, 'objectives'>;
  /** What the annotation promises now. */
  promised: readonly EntityCycle[];
  timeZone: string;
}

/**
 * Check-ins have not always kept their cycle. Those without one that are of a cycle by their day and objective are of it for
 * good once it is closed, so that they can be neither changed nor deleted. What another cycle that is promised now has as
 * well is left to that one.
 *
 * @param transaction - the one that the cycle is closed in
 * @internal
 */
export async function claimCheckIns(
  transaction: Knex,
  { entityRef, cycle, report, promised, timeZone }: ClosedPart,
): Promise<void> {
  const { first, last } = cycleDays(cycle, timeZone);
  const rows: CheckInColumns[] = await transaction('check_ins')
    .where({ entity_ref: entityRef })
    .whereNull('cycle')
    .whereNull('superseded_at')
    .whereBetween('day', [first, last]);
  const objectiveIds = new Set(report.objectives.map(({ id }) => id));
  const claimed = rows
    .map(toStoredCheckIn)
    .filter(
      one =>
        objectiveIds.has(one.objectiveId) &&
        !isElsewhere(one, cycle.id, onDay(one, promised, timeZone)),
    );
  if (claimed.length > 0) {
    const ids = claimed.map(({ id }) => id);
    await transaction('check_ins')
      .where({ entity_ref: entityRef })
      .whereNull('superseded_at')
      .where(among(transaction, 'id', ids))
      .update({ cycle: cycle.id });
  }
}

function onDay(
  { day }: StoredCheckIn,
  promised: readonly EntityCycle[],
  timeZone: string,
): EntityCycle[] {
  return promised.filter(({ cycle }) => {
    const { first, last } = cycleDays(cycle, timeZone);
    return day >= first && day <= last;
  });
}
