import { Knex } from 'knex';
import { createTestDatabases, statementsOf } from '../__testUtils__/databases';
import { ColumnTypes, insertRows } from './bulk';
import { dialectOf } from './dialect';

const databases = createTestDatabases();

interface Reading {
  series: number;
  at: number;
  name: string;
  note: string | null;
  complete: boolean | null;
}

/** Of the driver; that of Postgres has no `prepare`. */
interface Connection {
  prepare(sql: string): unknown;
}

const types: ColumnTypes<Reading> = {
  series: 'integer',
  at: 'bigint',
  name: 'text',
  note: 'text',
  complete: 'boolean',
};

function reading(at: number, more: Partial<Reading> = {}): Reading {
  return { series: 7, at, name: 'nps', note: null, complete: true, ...more };
}

describe.each(databases.eachSupportedId())('insertRows on %s', id => {
  let database: Knex;

  beforeEach(async () => {
    database = await databases.init(id);
    await database.schema.createTable('readings', table => {
      table.integer('series').notNullable();
      table.bigInteger('at').notNullable();
      table.text('name').notNullable();
      table.text('note');
      table.boolean('complete');
      table.unique(['series', 'at']);
    });
  });

  async function stored(): Promise<Reading[]> {
    const rows = await database('readings').orderBy(['series', 'at']);
    return rows.map(row => ({
      ...row,
      at: Number(row.at),
      complete: row.complete === null ? null : Boolean(row.complete),
    }));
  }

  it('stores values that rows share like those that they do not', async () => {
    const mixed = [
      reading(1),
      reading(2, { complete: false, note: 'half' }),
      reading(3, { series: 8, name: 'coverage', complete: null }),
    ];
    const alike = [reading(4), reading(5)];
    const alone = [reading(Number.MAX_SAFE_INTEGER, { note: '' })];
    await insertRows(database, 'readings', types, mixed);
    await insertRows(database, 'readings', types, alike);
    await insertRows(database, 'readings', types, alone);

    expect(await stored()).toEqual([
      mixed[0],
      mixed[1],
      alike[0],
      alike[1],
      alone[0],
      mixed[2],
    ]);
  });

  it('keeps whole numbers whole', async () => {
    await insertRows(database, 'readings', types, [
      reading(1_800_000_000_000, { series: 1 }),
      reading(1_800_000_000_000, { series: 2 }),
    ]);
    const rows = await database('readings')
      .select(database.raw('cast(at as text) as at'))
      .orderBy('series');
    expect(rows).toEqual([{ at: '1800000000000' }, { at: '1800000000000' }]);
  });

  it('keeps text as it is, and a number given as text', async () => {
    const notes = [
      '"quoted" \\ and \n broken',
      '{"json":[1,null]}',
      'null',
      '007',
      'ünï 🎯',
    ];
    await insertRows(
      database,
      'readings',
      types,
      notes.map((note, at) => reading(at, { note })),
    );
    expect((await stored()).map(({ note }) => note)).toEqual(notes);
  });

  it('leaves out what Postgres refuses to store, on both alike', async () => {
    await insertRows(database, 'readings', types, [
      reading(1, { note: 'zero \0 here', name: 'half \ud83d' }),
    ]);
    expect(await stored()).toEqual([
      reading(1, { note: 'zero  here', name: 'half \ufffd' }),
    ]);
  });

  it('overwrites the columns it is told to, or none', async () => {
    const before = reading(1, { note: 'before' });
    const after = reading(1, { note: 'after', name: 'other' });
    await insertRows(database, 'readings', types, [before]);
    await insertRows(database, 'readings', types, [after, reading(2)], {
      on: ['series', 'at'],
      overwrite: [],
    });
    expect(await stored()).toEqual([before, reading(2)]);

    await insertRows(database, 'readings', types, [after, reading(2)], {
      on: ['series', 'at'],
      overwrite: ['note'],
    });
    expect(await stored()).toEqual([{ ...before, note: 'after' }, reading(2)]);
  });

  it('works on a SQLite that cannot take JSON apart in its binary form', async () => {
    // What better-sqlite3 says with SQLite 3.50.
    const connection: Connection = await database.client.acquireConnection();
    if (dialectOf(database) === 'sqlite') {
      const real = connection.prepare.bind(connection);
      jest.spyOn(connection, 'prepare').mockImplementation((sql: string) => {
        if (sql.includes('jsonb_each')) {
          throw new Error('no such table: jsonb_each');
        }
        return real(sql);
      });
    }
    await database.client.releaseConnection(connection);
    const rows = [reading(1, { note: 'one' }), reading(2)];
    await insertRows(database, 'readings', types, rows.slice(0, 1));
    await insertRows(database, 'readings', types, rows.slice(1));
    expect(await stored()).toEqual(rows);
  });

  it('takes one statement for 20,000 rows and none for no row', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => reading(at));
    const statements = await statementsOf(database, async () => {
      await insertRows(database, 'readings', types, rows);
      await insertRows(database, 'readings', types, []);
    });
    expect(statements).toHaveLength(1);
    expect(await stored()).toEqual(rows);
  });
});
