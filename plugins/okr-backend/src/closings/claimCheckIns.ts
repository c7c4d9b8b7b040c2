import { Cycle, cycleDays } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { FoundCycle, isOfCycleByDay } from '../checkIns/isOfCycleByDay';
import { CheckInColumns, toStoredCheckIn } from '../checkIns/StoredCheckIn';
import { among } from '../database';

interface ClosedPart extends FoundCycle {
  entityRef: string;
  cycle: Cycle;
}

/**
 * Check-ins have not always kept their cycle. Those without one that are of a cycle by their day and objective are of it for
 * good once it is closed, so that they can be neither changed nor deleted.
 *
 * @param transaction - the one that the cycle is closed in
 * @internal
 */
export async function claimCheckIns(
  transaction: Knex,
  { entityRef, ...found }: ClosedPart,
): Promise<void> {
  const { cycle, timeZone } = found;
  const { first, last } = cycleDays(cycle, timeZone);
  const rows: CheckInColumns[] = await transaction('check_ins')
    .where({ entity_ref: entityRef })
    .whereNull('cycle')
    .whereNull('superseded_at')
    .whereBetween('day', [first, last]);
  const claimed = rows
    .map(toStoredCheckIn)
    .filter(one => isOfCycleByDay(one, found));
  if (claimed.length > 0) {
    const ids = claimed.map(({ id }) => id);
    await transaction('check_ins')
      .where({ entity_ref: entityRef })
      .whereNull('superseded_at')
      .where(among(transaction, 'id', ids))
      .update({ cycle: cycle.id });
  }
}
