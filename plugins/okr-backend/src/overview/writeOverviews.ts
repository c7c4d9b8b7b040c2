import { Knex } from 'knex';
import { among, insertRows } from '../database';
import { SnapshotDocument } from '../evaluation/documents';
import { OverviewSummary, StateChange } from './Overview';
import { keepKnown, stateChanges } from './stateChanges';
import { summarizeSnapshot } from './summarizeSnapshot';

/** A snapshot with what it is of. */
interface WrittenSnapshot {
  entityRef: string;
  cycle: string;
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  document: SnapshotDocument;
}

interface Row {
  entity_ref: string;
  cycle: string;
  summary: string;
}

/**
 * Writes beside new snapshots what the list of all entities shows, and which key results are in another state than
 * before. Cycles under way that an entity has no objectives in any more are forgotten; those that are over stay.
 *
 * @param transaction - the one that the snapshots are written in
 * @internal
 */
export async function writeOverviews(
  transaction: Knex,
  snapshots: readonly WrittenSnapshot[],
): Promise<void> {
  const refs = [...new Set(snapshots.map(({ entityRef }) => entityRef))];
  if (refs.length === 0) {
    return;
  }
  const ofEntities = among(transaction, 'entity_ref', refs);
  const before = new Map(
    (
      await transaction<Row>('overviews')
        .where(ofEntities)
        .select('entity_ref', 'cycle', 'summary')
    ).map(row => [keyOf(row.entity_ref, row.cycle), row.summary]),
  );
  const now = Math.max(...snapshots.map(({ asOf }) => asOf));
  await transaction('overviews')
    .where(ofEntities)
    .andWhere('ends_at', '>', now)
    .delete();
  const changes: StateChange[] = [];
  const rows = snapshots
    .filter(({ document }) => document.objectives.length > 0)
    .map(({ entityRef, cycle, asOf, document }) => {
      const known = before.get(keyOf(entityRef, cycle));
      const { objectives }: Pick<OverviewSummary, 'objectives'> = known
        ? JSON.parse(known)
        : { objectives: [] };
      const found = summarizeSnapshot(document);
      const summary: OverviewSummary = {
        ...found,
        objectives: keepKnown(objectives, found.objectives),
      };
      for (const change of stateChanges(objectives, summary.objectives)) {
        changes.push({ entityRef, cycle, at: asOf, ...change });
      }
      return {
        entity_ref: entityRef,
        cycle,
        as_of: asOf,
        ends_at: Date.parse(document.cycle.to),
        summary: JSON.stringify(summary),
      };
    });
  await insertRows(
    transaction,
    'overviews',
    {
      entity_ref: 'text',
      cycle: 'text',
      as_of: 'bigint',
      ends_at: 'bigint',
      summary: 'text',
    },
    rows,
    {
      on: ['entity_ref', 'cycle'],
      overwrite: ['as_of', 'ends_at', 'summary'],
    },
  );
  await writeChanges(transaction, changes);
}

/** Another change at the very same instant ends in its own state. */
async function writeChanges(
  transaction: Knex,
  changes: readonly StateChange[],
): Promise<void> {
  await insertRows(
    transaction,
    'state_changes',
    {
      entity_ref: 'text',
      cycle: 'text',
      objective_id: 'text',
      key_result_id: 'text',
      changed_at: 'bigint',
      state_before: 'text',
      state_after: 'text',
    },
    changes.map(change => ({
      entity_ref: change.entityRef,
      cycle: change.cycle,
      objective_id: change.objectiveId,
      key_result_id: change.keyResultId,
      changed_at: change.at,
      state_before: change.before,
      state_after: change.after,
    })),
    {
      on: [
        'entity_ref',
        'cycle',
        'objective_id',
        'key_result_id',
        'changed_at',
      ],
      overwrite: ['state_after'],
    },
  );
}

function keyOf(entityRef: string, cycle: string): string {
  return JSON.stringify([entityRef, cycle]);
}
