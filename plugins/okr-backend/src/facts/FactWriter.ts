import { CustomErrorBase, InputError } from '@backstage/errors';
import {
  Fact,
  FactGroup,
  SpanFact,
} from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import { among, dialectOf, insertRows, toNumber } from '../database';
import { fingerprintOf } from './fingerprint';
import {
  saysTheSame,
  spanColumns,
  SpanRow,
  StoredSpan,
  toSpanRows,
} from './spanRows';

/**
 * Another replica holds the target by now; nothing was written.
 *
 * @internal
 */
export class LeaseLostError extends CustomErrorBase {
  name = 'LeaseLostError' as const;
}

/** One page of one target, to be written as a whole or not at all. @internal */
export interface PageToWrite {
  targetId: number;
  /** Token of the batch that holds the target. */
  claim: string;
  groups: readonly FactGroup[];
  /** Columns of the target to set with it: cursor, state, what comes next. */
  target: Readonly<Record<string, string | number | boolean | null>>;
  /** Set when the closed past of the target is known anew with this page. */
  recomputation?: string;
  now: number;
}

/** @internal */
export interface PageWritten {
  /** Groups that say something else than before. */
  changedGroups: number;
  /** Versions written. */
  versions: number;
}

interface VersionsToWrite {
  added: SpanRow[];
  supersededIds: number[];
  recordedAt: number;
}

/**
 * Writes facts, cursor and state of a page in one transaction: five statements for new things, seven where some of
 * them were known, two for a page that brings nothing new; however many facts there are.
 *
 * @internal
 */
export class FactWriter {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  /** @throws LeaseLostError when the claim does not hold the target any more */
  async writePage(page: PageToWrite): Promise<PageWritten> {
    return this.#database.transaction(async transaction => {
      // First, so that the row is locked and two replicas cannot write the same target at once.
      await holdTarget(transaction, page);
      const changed = await changedGroups(transaction, page);
      if (changed.all.size === 0) {
        return { changedGroups: 0, versions: 0 };
      }
      const versions = await versionsOf(transaction, page, changed);
      await supersede(transaction, versions);
      await insertRows(transaction, 'spans', spanColumns, versions.added);
      await rememberGroups(transaction, page.targetId, changed.all);
      await transaction('targets')
        .where('id', page.targetId)
        .update({ changed: true });
      return {
        changedGroups: changed.all.size,
        versions: versions.added.length,
      };
    });
  }
}

/** What a page says about a group, as it is to stand in the table. */
interface GroupRows {
  open: boolean;
  fingerprint: string;
  /** By `versionKey`. */
  rows: Map<string, SpanRow>;
}

interface ChangedGroups {
  all: Map<string, GroupRows>;
  /** Keys of those that were there before. */
  known: string[];
}

async function holdTarget(transaction: Knex, page: PageToWrite): Promise<void> {
  const held = await transaction('targets')
    .where({ id: page.targetId, claim: page.claim })
    .update(page.target);
  if (held === 0) {
    throw new LeaseLostError(
      `Target ${page.targetId} is held by another run by now`,
    );
  }
  if (page.recomputation !== undefined) {
    await transaction('recomputations').insert({
      target_id: page.targetId,
      at: page.now,
      reason: page.recomputation,
    });
  }
}

async function changedGroups(
  transaction: Knex,
  page: PageToWrite,
): Promise<ChangedGroups> {
  // A group given twice in a page counts as given last.
  const groups = new Map(page.groups.map(group => [group.key, group]));
  if (groups.size === 0) {
    return { all: new Map(), known: [] };
  }
  const rows: { group_key: string; fingerprint: string }[] = await transaction(
    'fact_groups',
  )
    .select('group_key', 'fingerprint')
    .where('target_id', page.targetId)
    .where(among(transaction, 'group_key', [...groups.keys()]));
  const stored = new Map(rows.map(row => [row.group_key, row.fingerprint]));

  const all: ChangedGroups['all'] = new Map();
  for (const [key, group] of groups) {
    const said = rowsOf(group, page);
    if (stored.get(key) !== said.fingerprint) {
      all.set(key, said);
    }
  }
  return { all, known: [...all.keys()].filter(key => stored.has(key)) };
}

function rowsOf(group: FactGroup, page: PageToWrite): GroupRows {
  // A fact given twice in a group counts as given last.
  const rows = new Map(
    toSpanRows(
      page.targetId,
      { ...group, facts: group.facts.map(requireSpan) },
      page.now,
    ).map(row => [versionKey(row), row]),
  );
  return {
    open: group.open,
    fingerprint: fingerprintOf(group.open, rows),
    rows,
  };
}

function requireSpan(fact: Fact): SpanFact {
  if (fact.shape !== 'span') {
    throw new InputError(`Facts of the shape ${fact.shape} are not stored`);
  }
  return fact;
}

async function versionsOf(
  transaction: Knex,
  page: PageToWrite,
  changed: ChangedGroups,
): Promise<VersionsToWrite> {
  const current = new Map<string, StoredSpan>();
  if (changed.known.length > 0) {
    const rows: StoredSpan[] = await transaction('spans')
      .where('target_id', page.targetId)
      .whereNull('superseded_at')
      .where(among(transaction, 'group_key', changed.known));
    for (const row of rows) {
      current.set(versionKey(row), row);
    }
  }
  // A replica whose clock is behind must not close a version before it began.
  const recordedAt = Math.max(
    page.now,
    ...[...current.values()].map(row => toNumber(row.recorded_at)),
  );

  const added: SpanRow[] = [];
  for (const { rows } of changed.all.values()) {
    for (const [key, row] of rows) {
      const stored = current.get(key);
      if (stored && saysTheSame(stored, row)) {
        current.delete(key);
      } else {
        added.push({ ...row, recorded_at: recordedAt });
      }
    }
  }
  const supersededIds = [...current.values()].map(row => toNumber(row.id));
  return { added, supersededIds, recordedAt };
}

function versionKey(
  row: Pick<SpanRow, 'metric' | 'group_key' | 'fact_key'>,
): string {
  return JSON.stringify([row.metric, row.group_key, row.fact_key]);
}

async function supersede(
  transaction: Knex,
  { supersededIds, recordedAt }: VersionsToWrite,
): Promise<void> {
  if (supersededIds.length === 0) {
    return;
  }
  const least = dialectOf(transaction) === 'postgres' ? 'least' : 'min';
  await transaction('spans')
    .where(among(transaction, 'id', supersededIds))
    .update({
      superseded_at: recordedAt,
      // Who was asked is told while it waits, and not kept beyond.
      waiting_on: null,
      until_at: transaction.raw(`${least}(until_at, ?)`, [recordedAt]),
    });
}

async function rememberGroups(
  transaction: Knex,
  targetId: number,
  changed: ChangedGroups['all'],
): Promise<void> {
  const rows = [...changed].map(([key, { open, fingerprint }]) => ({
    target_id: targetId,
    group_key: key,
    open,
    fingerprint,
  }));
  await insertRows(
    transaction,
    'fact_groups',
    {
      target_id: 'integer',
      group_key: 'text',
      open: 'boolean',
      fingerprint: 'text',
    },
    rows,
    { on: ['target_id', 'group_key'], overwrite: ['open', 'fingerprint'] },
  );
}
