import { Knex } from 'knex';
import {
  among,
  ColumnTypes,
  insertRows,
  NumberColumn,
  toNumber,
  toOptionalNumber,
} from '../database';
import { endOfTime } from '../facts/factTables';
import { Silence, silencesAfter } from '../facts';
import { PushCoverage } from './pushCoverage';

/** What is pushed about an entity for a metric is of a target of its own. @internal */
export interface TargetKey {
  /** `push:<metric>` */
  source: string;
  entityRef: string;
}

/** @internal */
export interface PushTarget extends TargetKey {
  id: number;
  title: string;
  /** When it was pushed to for the first time. */
  since: number;
  coverage: PushCoverage;
}

interface TargetRow {
  source: string;
  reference: string;
  title: string;
  used: boolean;
  state: string;
  state_since: number;
  next_due_at: number;
  failures: number;
  last_run_at: number;
  collected_through: number;
  past_known_at: number;
  history_from: number | null;
  history_said: string | null;
  silences: string | null;
  changed: boolean;
}

interface HeldRow {
  id: number;
  source: string;
  reference: string;
  title: string;
  state_since: NumberColumn;
  history_from: NumberColumn | null;
  history_said: string | null;
  collected_through: NumberColumn | null;
  silences: string | null;
}

const columnTypes: ColumnTypes<TargetRow> = {
  source: 'text',
  reference: 'text',
  title: 'text',
  used: 'boolean',
  state: 'text',
  state_since: 'bigint',
  next_due_at: 'bigint',
  failures: 'integer',
  last_run_at: 'bigint',
  collected_through: 'bigint',
  past_known_at: 'bigint',
  history_from: 'bigint',
  history_said: 'text',
  silences: 'text',
  changed: 'boolean',
};

const unknown: PushCoverage = { historySaid: [] };

/** @internal */
export function keyOfTarget({ source, entityRef }: TargetKey): string {
  return `${source} ${entityRef}`;
}

/**
 * Makes sure that targets are there, locks them until the transaction ends, and says that they were pushed to now.
 *
 * @returns them by `keyOfTarget`
 * @internal
 */
export async function holdPushTargets(
  transaction: Knex,
  wanted: readonly (TargetKey & { title: string })[],
  now: number,
): Promise<Map<string, PushTarget>> {
  // In one order, so that two who push about the same entities do not wait for each other.
  const keys = new Map(wanted.map(target => [keyOfTarget(target), target]));
  const sorted = [...keys]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, target]) => target);
  await insertRows(
    transaction,
    'targets',
    columnTypes,
    sorted.map(target => toRow({ ...target, coverage: unknown }, now)),
    {
      on: ['source', 'reference'],
      overwrite: ['title', 'used'],
    },
  );
  const rows: HeldRow[] = await transaction('targets')
    .select(
      'id',
      'source',
      'reference',
      'title',
      'state_since',
      'history_from',
      'history_said',
      'collected_through',
      'silences',
    )
    .where(among(transaction, 'source', unique(sorted, 'source')))
    .where(among(transaction, 'reference', unique(sorted, 'entityRef')));
  const held = rows.filter(row =>
    keys.has(keyOfTarget({ source: row.source, entityRef: row.reference })),
  );
  await writeHeard(transaction, held, now);
  return new Map(
    held
      .map(row => ({
        id: row.id,
        source: row.source,
        entityRef: row.reference,
        title: row.title,
        since: toNumber(row.state_since),
        coverage: {
          historyFrom: toOptionalNumber(row.history_from),
          historySaid:
            row.history_said === null ? [] : JSON.parse(row.history_said),
        },
      }))
      .map(target => [keyOfTarget(target), target] as const),
  );
}

/** Each push counts as a read up to now. */
async function writeHeard(
  transaction: Knex,
  held: readonly HeldRow[],
  now: number,
): Promise<void> {
  await transaction('targets')
    .where(
      among(
        transaction,
        'id',
        held.map(({ id }) => id),
      ),
    )
    .update({ last_run_at: now, collected_through: now });
  await insertRows(
    transaction,
    'targets',
    columnTypes,
    held.flatMap(row => {
      const silences = silencesAfter(
        {
          collectedThrough: toOptionalNumber(row.collected_through),
          silences: row.silences === null ? [] : JSON.parse(row.silences),
        },
        now,
      );
      const { source, reference: entityRef, title } = row;
      const about = { source, entityRef, title, coverage: unknown };
      return silences ? [toRow({ ...about, silences }, now)] : [];
    }),
    { on: ['source', 'reference'], overwrite: ['silences'] },
  );
}

/**
 * Writes how far back targets are complete that are locked, and has the entities evaluated that they count for.
 *
 * @internal
 */
export async function writeCoverage(
  transaction: Knex,
  targets: readonly PushTarget[],
  now: number,
): Promise<void> {
  // They are all there: what is not overwritten stays as it is.
  await insertRows(
    transaction,
    'targets',
    columnTypes,
    targets.map(target => toRow(target, now)),
    {
      on: ['source', 'reference'],
      overwrite: ['history_from', 'history_said', 'changed'],
    },
  );
}

/** A target that is pushed to for the first time. */
function toRow(
  {
    source,
    entityRef,
    title,
    coverage: { historyFrom, historySaid },
    silences,
  }: Pick<PushTarget, 'source' | 'entityRef' | 'title' | 'coverage'> & {
    silences?: readonly Silence[];
  },
  now: number,
): TargetRow {
  return {
    source,
    reference: entityRef,
    title,
    used: true,
    state: 'ok',
    state_since: now,
    // Nobody reads it: what there is comes by itself.
    next_due_at: endOfTime,
    failures: 0,
    last_run_at: now,
    collected_through: now,
    past_known_at: now,
    history_from: historyFrom ?? null,
    history_said: historySaid.length > 0 ? JSON.stringify(historySaid) : null,
    silences: silences ? JSON.stringify(silences) : null,
    changed: true,
  };
}

function unique(keys: readonly TargetKey[], name: keyof TargetKey): string[] {
  return [...new Set(keys.map(key => key[name]))];
}
