import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import knexFactory, { Knex } from 'knex';
import { StoreLocation } from './TestRun';

/** The plugin's own database of the runs. */
export function openStore(store: StoreLocation): Knex {
  return store.client === 'pg'
    ? knexFactory({
        client: 'pg',
        connection: store.connectionString.replace(
          /\/[^/]*$/,
          '/backstage_plugin_okr',
        ),
      })
    : knexFactory({
        client: 'better-sqlite3',
        connection: { filename: resolve(store.directory, 'okr.sqlite') },
        useNullAsDefault: true,
      });
}

/** What differs from run to run, or is the number of a row. */
const volatile =
  /^(id|target_id|recorded_at|first_recorded_at|phases_recorded_at|superseded_at|until_at)$/;

/**
 * Every version of every fact, by source and target, without the ids and instants that depend on when it was written.
 *
 * @param days - only these days of what is measured by the day or read at instants; milliseconds since 1970 UTC
 */
export async function storedFacts(
  database: Knex,
  days = { from: 0, to: Infinity },
): Promise<string[]> {
  const facts: string[] = [];
  for (const table of ['spans', 'measurements', 'incidents']) {
    const rows = await database(table)
      .join('targets', 'targets.id', `${table}.target_id`)
      .select(`${table}.*`, 'targets.reference', {
        origin: 'targets.source',
      });
    for (const row of rows) {
      const at = Number(row.start_at);
      if (table === 'measurements' && (at < days.from || at >= days.to)) {
        continue;
      }
      const told = Object.entries(row)
        .filter(([column]) => !volatile.test(column))
        .map(([column, value]) => `${column}=${plain(value)}`);
      told.push(row.superseded_at === null ? 'current' : 'superseded');
      facts.push(`${row.origin} ${table} ${told.sort().join(' ')}`);
    }
  }
  return facts.sort();
}

/** SQLite has no booleans. */
function plain(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** Where the reading of every target stands; of instants and days only that they are there. */
export async function storedPositions(database: Knex): Promise<string[]> {
  const rows = await database('targets').select(
    'source',
    'reference',
    'used',
    'state',
    'message',
    'failures',
    'claim',
    'cursor',
    'history_from',
  );
  return rows
    .map(({ cursor, history_from: historyFrom, ...row }) => {
      const position = Object.entries(JSON.parse(cursor)).sort();
      const used = plain(row.used);
      const whole = historyFrom === null;
      return JSON.stringify({ ...row, used, position, whole });
    })
    .map(text => text.replace(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?/g, 'then'))
    .sort();
}

/**
 * The sources of which targets were not handed back.
 *
 * @param since - only those claimed since then; milliseconds since 1970 UTC
 */
export async function heldSources(
  database: Knex,
  since: number,
): Promise<string[]> {
  return database('targets')
    .whereNotNull('claim')
    .where('last_run_at', '>=', since)
    .distinct()
    .pluck('source');
}

/** Waits until something is read, or nothing is left to be. */
export async function waitForReading(database: Knex, since: number) {
  const deadline = Date.now() + 60_000;
  while ((await heldSources(database, since)).length === 0) {
    const left = await database('targets').whereNull('collected_through');
    if (left.length === 0) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`Nothing is read; ${left.length} targets wait`);
    }
    await pause(20);
  }
}

/**
 * Waits until every target is there, or has been read to its end.
 *
 * @param targets - how many there are, by source
 * @param state - what is waited for
 */
export async function waitForTargets(
  database: Knex,
  targets: ReadonlyMap<string, number>,
  state: 'known' | 'collected',
) {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const found = database('targets').groupBy('source');
    if (state === 'collected') {
      found.whereNotNull('collected_through').whereNull('claim');
    }
    const rows = await found
      .select('source', database.raw('count(*) as number'))
      .catch(() => []);
    const numbers = new Map(rows.map(row => [row.source, Number(row.number)]));
    const missing = [...targets].filter(
      ([source, count]) => (numbers.get(source) ?? 0) < count,
    );
    if (missing.length === 0) {
      return;
    }
    if (Date.now() > deadline) {
      const told = missing.map(
        ([source, count]) =>
          `${numbers.get(source) ?? 0} of ${count} of ${source}`,
      );
      const left: { state: string; message: string | null }[] = await database(
        'targets',
      )
        .whereIn(
          'source',
          missing.map(([source]) => source),
        )
        .whereNull('collected_through')
        .distinct('state', 'message')
        .limit(5);
      throw new Error(
        `Too few targets are ${state} in time: ${told} (${left
          .map(target => `${target.state}: ${target.message}`)
          .join('; ')})`,
      );
    }
    await pause(100);
  }
}
