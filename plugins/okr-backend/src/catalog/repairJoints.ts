import { among } from '../database';
import { markDue } from './markDue';
import { SyncLease } from './SyncLease';
import { Joining, writeJoints } from './writeJoints';

/** Scopes compared in one transaction. */
const chunkSize = 200;

/**
 * Compares the joint targets of all scopes with what they should be, and has those evaluated that had others: what a
 * source can be asked about together may have changed with its configuration.
 *
 * @internal
 */
export async function repairJoints(
  lease: SyncLease,
  now: number,
  joining: Joining,
): Promise<void> {
  if (joining.jointSources.length === 0) {
    return;
  }
  let after: string | undefined = '';
  while (after !== undefined) {
    const from: string = after;
    after = await lease.step(now, async transaction => {
      const scopeRefs: string[] = await transaction('scope_members')
        .where('scope_ref', '>', from)
        .groupBy('scope_ref')
        .orderBy('scope_ref')
        .limit(chunkSize)
        .pluck('scope_ref');
      const changed = await writeJoints(transaction, scopeRefs, joining, now);
      if (changed.length > 0) {
        await markDue(
          transaction,
          chosen => chosen.where(among(transaction, 'entity_ref', changed)),
          now,
        );
      }
      return scopeRefs[scopeRefs.length - 1];
    });
  }
}
