import { Knex } from 'knex';
import {
  among,
  insertRows,
  NumberColumn,
  toNumber,
  toOptionalNumber,
} from '../database';
import { SnapshotDocument } from '../evaluation/documents';
import { OverviewSummary, StateChange } from './Overview';
import {
  CycleBounds,
  isMistake,
  promisedAt,
  PromisedTime,
  takeOut,
} from './promisedTime';
import { recentChanges } from './recentChanges';
import { keepKnown, stateChanges } from './stateChanges';
import { summarizeSnapshot } from './summarizeSnapshot';
import { writeStateChanges } from './writeStateChanges';

/** A snapshot with what it is of. */
interface WrittenSnapshot {
  entityRef: string;
  cycle: string;
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  document: SnapshotDocument;
}

/** The cycles that each annotation has objectives in now: ids by entity reference. @internal */
export type PromisedCycles = ReadonlyMap<string, ReadonlySet<string>>;

interface CycleKey {
  entity_ref: string;
  cycle: string;
}

interface Row extends CycleKey {
  as_of: NumberColumn;
  ends_at: NumberColumn;
  summary: string;
  promised_since: NumberColumn;
  taken_out_at: NumberColumn | null;
}

/**
 * Writes beside new snapshots what the list of all entities shows, and which key results are in another state than
 * before. Cycles that an annotation does not have any more stay as they were last found, and say since when it has not.
 *
 * @param transaction - the one that the snapshots are written in
 * @param promised - of every entity that was evaluated
 * @internal
 */
export async function writeOverviews(
  transaction: Knex,
  snapshots: readonly WrittenSnapshot[],
  promised: PromisedCycles,
): Promise<void> {
  if (snapshots.length === 0) {
    return;
  }
  const before: Row[] = await transaction('overviews').where(
    among(transaction, 'entity_ref', [...promised.keys()]),
  );
  const now = Math.max(...snapshots.map(({ asOf }) => asOf));
  const { rows, changes } = found(snapshots, before, now);
  const written = new Set(rows.map(keyOf));
  const others = before.filter(row => !written.has(keyOf(row)));
  const isThere = (row: Row) => !!promised.get(row.entity_ref)?.has(row.cycle);
  await insertRows(
    transaction,
    'overviews',
    {
      entity_ref: 'text',
      cycle: 'text',
      as_of: 'bigint',
      ends_at: 'bigint',
      summary: 'text',
      promised_since: 'bigint',
      taken_out_at: 'bigint',
    },
    [
      ...rows,
      ...others
        .filter(row => isThere(row) && row.taken_out_at !== null)
        .map(row => ({
          ...row,
          ...columnsOf(promisedAt(now, timeOf(row), boundsOf(row))),
        })),
      ...(await takenOut(
        transaction,
        withLastChanges(
          others.filter(row => !isThere(row) && row.taken_out_at === null),
          snapshots,
        ),
        now,
      )),
    ],
    {
      on: ['entity_ref', 'cycle'],
      overwrite: [
        'as_of',
        'ends_at',
        'summary',
        'promised_since',
        'taken_out_at',
      ],
    },
  );
  await writeStateChanges(transaction, changes);
}

/** What new snapshots have objectives, and what has changed since the ones before. */
function found(
  snapshots: readonly WrittenSnapshot[],
  before: readonly Row[],
  now: number,
): { rows: Row[]; changes: StateChange[] } {
  const known = new Map(before.map(row => [keyOf(row), row]));
  const changes: StateChange[] = [];
  const rows = snapshots
    .filter(({ document }) => document.objectives.length > 0)
    .map(({ entityRef, cycle, asOf, document }) => {
      const key = { entity_ref: entityRef, cycle };
      const last = known.get(keyOf(key));
      // What was away and comes back has not changed its states meanwhile.
      const { objectives }: Pick<OverviewSummary, 'objectives'> =
        last?.taken_out_at === null
          ? JSON.parse(last.summary)
          : { objectives: [] };
      const summarized = summarizeSnapshot(document);
      const summary: OverviewSummary = {
        ...summarized,
        objectives: keepKnown(objectives, summarized.objectives),
        ...changesWithin(document, asOf),
      };
      for (const change of stateChanges(objectives, summary.objectives)) {
        changes.push({ entityRef, cycle, at: asOf, ...change });
      }
      const endsAt = Date.parse(document.cycle.to);
      const time = promisedAt(now, last && timeOf(last), {
        startsAt: Date.parse(document.cycle.from),
        endsAt,
      });
      return {
        ...key,
        as_of: asOf,
        ends_at: endsAt,
        summary: JSON.stringify(summary),
        ...columnsOf(time),
      };
    });
  return { rows, changes };
}

/** Where the whole cycle is taken out, its last summary tells that too. */
function withLastChanges(
  rows: readonly Row[],
  snapshots: readonly WrittenSnapshot[],
): Row[] {
  const written = new Map(
    snapshots.map(one => [
      keyOf({ entity_ref: one.entityRef, cycle: one.cycle }),
      one,
    ]),
  );
  return rows.map(row => {
    const last = written.get(keyOf(row));
    if (!last) {
      return row;
    }
    const {
      promiseChanges,
      takenOut: before,
      ...summary
    }: OverviewSummary = JSON.parse(row.summary);
    const changed = { ...summary, ...changesWithin(last.document, last.asOf) };
    return { ...row, summary: JSON.stringify(changed) };
  });
}

function changesWithin(
  document: SnapshotDocument,
  asOf: number,
): Pick<OverviewSummary, 'promiseChanges' | 'takenOut'> {
  const promiseChanges = recentChanges(document, asOf);
  return {
    ...(promiseChanges.length > 0 && { promiseChanges }),
    ...(document.takenOut && { takenOut: document.takenOut }),
  };
}

/** Asks who spoke of it only where the time alone does not say that it counts. */
async function takenOut(
  transaction: Knex,
  rows: readonly Row[],
  now: number,
): Promise<Row[]> {
  const short = rows.filter(row =>
    isMistake(takeOut(now, timeOf(row), false), boundsOf(row)),
  );
  const spoken = await readSpoken(transaction, short);
  return rows.map(row => ({
    ...row,
    ...columnsOf(takeOut(now, timeOf(row), spoken.has(keyOf(row)))),
  }));
}

/** Those in which somebody checked in. */
async function readSpoken(
  transaction: Knex,
  rows: readonly Row[],
): Promise<Set<string>> {
  if (rows.length === 0) {
    return new Set();
  }
  const refs = rows.map(row => row.entity_ref);
  const spoken: CycleKey[] = await transaction('check_ins')
    .where(among(transaction, 'entity_ref', refs))
    .whereNull('superseded_at')
    .whereNotNull('cycle')
    .distinct('entity_ref', 'cycle');
  return new Set(spoken.map(keyOf));
}

function timeOf(row: Row): PromisedTime {
  const takenOutAt = toOptionalNumber(row.taken_out_at);
  return {
    since: toNumber(row.promised_since),
    ...(takenOutAt !== undefined && { takenOutAt }),
  };
}

function boundsOf(row: Row): CycleBounds {
  return { endsAt: toNumber(row.ends_at) };
}

function columnsOf({ since, takenOutAt }: PromisedTime) {
  return { promised_since: since, taken_out_at: takenOutAt ?? null };
}

function keyOf(row: CycleKey): string {
  return JSON.stringify([row.entity_ref, row.cycle]);
}
