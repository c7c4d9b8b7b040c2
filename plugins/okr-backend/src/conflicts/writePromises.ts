import { Knex } from 'knex';
import { among, insertRows } from '../database';
import type { SnapshotDocument } from '../evaluation/documents';

/** A snapshot with what it is of. */
interface WrittenSnapshot {
  entityRef: string;
  cycle: string;
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  document: Pick<SnapshotDocument, 'cycle' | 'promises'>;
}

/**
 * Keeps what entities promise of metrics in cycles that are not over, so that others who promise something else can be
 * told.
 *
 * @param transaction - the one that the snapshots are written in
 * @internal
 */
export async function writePromises(
  transaction: Knex,
  snapshots: readonly WrittenSnapshot[],
): Promise<void> {
  const refs = [...new Set(snapshots.map(({ entityRef }) => entityRef))];
  if (refs.length === 0) {
    return;
  }
  await transaction('metric_promises')
    .where(among(transaction, 'entity_ref', refs))
    .delete();
  const rows = snapshots.flatMap(({ entityRef, asOf, ...snapshot }) => {
    const { cycle, promises } = snapshot.document;
    const endsAt = Date.parse(cycle.to);
    return promises && asOf < endsAt
      ? promises.of.map((promise, position) => ({
          entity_ref: entityRef,
          cycle: snapshot.cycle,
          position,
          leaves: promises.leaves,
          metric: promise.metric,
          stat: promise.stat,
          side: promise.side,
          amount: promise.amount,
          starts_at: Date.parse(cycle.from),
          ends_at: endsAt,
          promise: JSON.stringify(promise),
        }))
      : [];
  });
  await insertRows(
    transaction,
    'metric_promises',
    {
      entity_ref: 'text',
      cycle: 'text',
      position: 'integer',
      leaves: 'text',
      metric: 'text',
      stat: 'text',
      side: 'text',
      amount: 'double precision',
      starts_at: 'bigint',
      ends_at: 'bigint',
      promise: 'text',
    },
    rows,
    { on: ['entity_ref', 'cycle', 'position'], overwrite: ['promise'] },
  );
}
