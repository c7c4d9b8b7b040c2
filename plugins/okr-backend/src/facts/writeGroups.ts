import { Knex } from 'knex';
import { mergeReviews } from '../incidents/mergeReviews';
import { SeverityOf } from '../incidents/mergeReview';
import { among, insertRows } from '../database';
import {
  DimensionTexts,
  FactTable,
  FactTableName,
  StoredVersionRow,
  VersionRow,
} from './factTables';
import { GroupRows, tablesOf, TargetGroup, toGroupRows } from './groupRows';
import { incidentTable } from './incidentTable';
import { measurementTable } from './measurementRows';
import { spanTable } from './spanRows';
import { ofGroups, writeVersions } from './writeVersions';

/** @internal */
export interface GroupsToWrite {
  groups: readonly TargetGroup[];
  /** Targets that need not be marked as changed, as they are. */
  marked?: readonly number[];
  severityOf: SeverityOf;
  now: number;
}

/** @internal */
export interface GroupsWritten {
  /** Groups that say something else than before, by target. */
  changed: Map<number, string[]>;
  /** Versions written. */
  versions: number;
}

/** A group that says something else than before. */
interface Changed extends GroupRows {
  /** Tables with versions of it, as far as they are known. */
  tablesBefore: readonly string[];
}

/**
 * Writes groups of facts of any number of targets. The rows of the targets are locked by the caller, and where there are
 * incidents, `lockIncidents` before.
 *
 * One statement for what says nothing new; for each table that facts stand in, or stood in, one to read, one to close
 * and one to add, where there is anything to; two more for the groups and their targets.
 *
 * @internal
 */
export async function writeGroups(
  transaction: Knex,
  { groups, marked = [], severityOf, now }: GroupsToWrite,
): Promise<GroupsWritten> {
  const said = new Map<string, GroupRows>();
  const texts = new DimensionTexts();
  for (const group of groups) {
    // A group given twice counts as given last.
    said.set(
      `${group.targetId} ${group.group.key}`,
      toGroupRows(group, now, severityOf, texts),
    );
  }
  const changed = await changedGroups(transaction, said);
  if (changed.length === 0) {
    return { changed: new Map(), versions: 0 };
  }
  const incidents = await mergeReviews(
    transaction,
    collect(changed, ({ incidents: rows }) => rows),
    severityOf,
  );
  const into = <Row extends VersionRow, Stored extends StoredVersionRow>(
    table: FactTable<Row, Stored>,
    rows: readonly Row[],
  ) =>
    writeVersions(transaction, table, {
      rows,
      known: knownIn(table.name, changed),
      now,
    });
  const versions = [
    await into(
      spanTable,
      collect(changed, ({ spans }) => spans),
    ),
    await into(
      measurementTable,
      collect(changed, ({ measurements }) => measurements),
    ),
    await into(incidentTable, incidents),
  ];
  await rememberGroups(transaction, changed);
  const byTarget = new Map<number, string[]>();
  for (const { targetId, key } of changed) {
    const keys = byTarget.get(targetId) ?? [];
    keys.push(key);
    byTarget.set(targetId, keys);
  }
  await markChanged(
    transaction,
    [...byTarget.keys()].filter(id => !marked.includes(id)),
  );
  return {
    changed: byTarget,
    versions: versions.reduce((sum, count) => sum + count, 0),
  };
}

async function changedGroups(
  transaction: Knex,
  said: ReadonlyMap<string, GroupRows>,
): Promise<Changed[]> {
  if (said.size === 0) {
    return [];
  }
  const rows: {
    target_id: number;
    group_key: string;
    fingerprint: string;
    tables: string;
  }[] = await transaction('fact_groups')
    .select('target_id', 'group_key', 'fingerprint', 'tables')
    .where(ofGroups(transaction, [...said.values()]));
  const stored = new Map(
    rows.map(row => [`${row.target_id} ${row.group_key}`, row]),
  );
  const changed: Changed[] = [];
  for (const [key, group] of said) {
    const before = stored.get(key);
    if (before?.fingerprint !== group.fingerprint) {
      changed.push({
        ...group,
        tablesBefore: before ? before.tables.split(' ') : [],
      });
    }
  }
  return changed;
}

function knownIn(
  table: FactTableName,
  changed: readonly Changed[],
): readonly Changed[] {
  return changed.filter(({ tablesBefore }) => tablesBefore.includes(table));
}

function collect<Row>(
  groups: readonly GroupRows[],
  rowsOf: (group: GroupRows) => ReadonlyMap<string, Row>,
): Row[] {
  const all: Row[] = [];
  for (const group of groups) {
    for (const row of rowsOf(group).values()) {
      all.push(row);
    }
  }
  return all;
}

async function rememberGroups(
  transaction: Knex,
  changed: readonly Changed[],
): Promise<void> {
  await insertRows(
    transaction,
    'fact_groups',
    {
      target_id: 'integer',
      group_key: 'text',
      open: 'boolean',
      fingerprint: 'text',
      tables: 'text',
    },
    changed.map(group => ({
      target_id: group.targetId,
      group_key: group.key,
      open: group.open,
      fingerprint: group.fingerprint,
      tables: tablesOf(group).join(' '),
    })),
    {
      on: ['target_id', 'group_key'],
      overwrite: ['open', 'fingerprint', 'tables'],
    },
  );
}

/** Has the entities evaluated that the targets count for. @internal */
export async function markChanged(
  transaction: Knex,
  targetIds: readonly number[],
): Promise<void> {
  if (targetIds.length === 0) {
    return;
  }
  const [only] = targetIds;
  await transaction('targets')
    .where(
      targetIds.length === 1
        ? transaction.raw('id = ?', [only])
        : among(transaction, 'id', targetIds),
    )
    .update({ changed: true });
}
