import { Knex } from 'knex';
import { among, insertRows, NumberColumn } from '../database';
import { SourceTarget } from './SyncedEntity';

/** @internal */
export interface UpsertedTarget {
  id: number;
  source: string;
  /** Whether its history has been read already. */
  pastKnown: boolean;
}

/**
 * Makes sure that targets are there and in use; new ones are due at once.
 *
 * @returns them by source and reference, with a space between
 * @internal
 */
export async function upsertTargets(
  transaction: Knex,
  targets: readonly SourceTarget[],
  now: number,
): Promise<Map<string, UpsertedTarget>> {
  const unique = new Map(
    targets.map(target => [`${target.source} ${target.id}`, target]),
  );
  if (unique.size === 0) {
    return new Map();
  }
  await insertRows(
    transaction,
    'targets',
    {
      source: 'text',
      reference: 'text',
      title: 'text',
      url: 'text',
      parts: 'text',
      used: 'boolean',
      state: 'text',
      state_since: 'bigint',
      next_due_at: 'bigint',
      failures: 'integer',
      changed: 'boolean',
    },
    [...unique.values()].map(target => ({
      source: target.source,
      reference: target.id,
      title: target.title,
      url: target.url,
      parts: target.parts && JSON.stringify(target.parts),
      used: true,
      state: 'pending',
      state_since: now,
      next_due_at: now,
      failures: 0,
      changed: false,
    })),
    { on: ['source', 'reference'], overwrite: ['title', 'url', 'used'] },
  );
  const rows: {
    id: number;
    source: string;
    reference: string;
    past_known_at: NumberColumn | null;
  }[] = await transaction('targets')
    .select('id', 'source', 'reference', 'past_known_at')
    .where(
      among(transaction, 'reference', [
        ...new Set([...unique.values()].map(target => target.id)),
      ]),
    )
    .where(
      among(transaction, 'source', [
        ...new Set([...unique.values()].map(target => target.source)),
      ]),
    );
  return new Map(
    rows.map(row => [
      `${row.source} ${row.reference}`,
      {
        id: row.id,
        source: row.source,
        pastKnown: row.past_known_at !== null,
      },
    ]),
  );
}
