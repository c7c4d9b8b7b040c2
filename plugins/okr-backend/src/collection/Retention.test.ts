import { FactGroup } from '@keyresults/backstage-plugin-okr-node';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { errorsOf, groupsOf, incidentFact } from '../__testUtils__/facts';
import { pull } from '../__testUtils__/FakeCollector';
import { addJoint, addTarget } from '../__testUtils__/rows';
import { DatabaseFactStore, FactWriter } from '../facts';
import { Retention } from './Retention';

const databases = createTestDatabases();
const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;

describe.each(databases.eachSupportedId())('Retention on %s', id => {
  /** A Thursday at midnight: weeks are counted from 1970-01-01. */
  const now = 100 * week;
  const config = {
    versionsMs: 30 * day,
    allSnapshotsMs: 2 * day,
    dailySnapshotsMs: 3 * week,
  };

  it('throws away old superseded versions, and no current ones', async () => {
    const database = await initTestDatabase(databases, id);
    const targetId = await addTarget(database, { claim: 'mine' });
    const write = (at: number, groups: FactGroup[]) =>
      new FactWriter(database).writePage({
        targetId,
        claim: 'mine',
        groups,
        target: { last_run_at: at },
        now: at,
      });
    await write(now - 60 * day, [pull('1', [{ start: 0 }])]);
    await write(now - 40 * day, [pull('1', [{ start: 0, end: 1 }])]);
    await write(now - 20 * day, [pull('1', [{ start: 0, end: 2 }])]);

    await database('targets').update({ past_known_at: now - 60 * day });
    const endsAsOf = async (asOf: number) => {
      const { items } = await new DatabaseFactStore(database).spanItems({
        targetIds: [targetId],
        metric: 'github.reviewWait',
        window: { from: 0, to: asOf },
        asOf,
        limit: 10,
      });
      return items.map(({ end }) => end);
    };
    const instants = [30 * day, 21 * day, 20 * day, 0].map(ago => now - ago);
    const before = await Promise.all(instants.map(endsAsOf));
    expect(before).toEqual([[1], [1], [2], [2]]);

    const report = await new Retention(database, config).run(now);
    expect(report.versions).toBe(1);
    expect(await Promise.all(instants.map(endsAsOf))).toEqual(before);
    const ends = await database('spans').orderBy('id').pluck('end_at');
    expect(ends.map(Number)).toEqual([1, 2]);
  });

  it('throws away old versions of every shape', async () => {
    const database = await initTestDatabase(databases, id);
    const targetId = await addTarget(database, { claim: 'mine' });
    for (const [ago, numerator] of [
      [60, 1],
      [40, 2],
      [20, 3],
    ]) {
      await new FactWriter(database).writePage({
        targetId,
        claim: 'mine',
        groups: groupsOf(
          errorsOf(1, numerator),
          incidentFact('P1', { detected: numerator }),
        ),
        target: { last_run_at: now },
        now: now - ago * day,
      });
    }
    const report = await new Retention(database, config).run(now);
    expect(report.versions).toBe(2);
    for (const table of ['measurements', 'incidents']) {
      const kept = await database(table).orderBy('id').pluck('recorded_at');
      expect(kept.map(Number)).toEqual([now - 40 * day, now - 20 * day]);
    }
  });

  it('throws away what is known of joint targets that no instant kept asks for', async () => {
    const database = await initTestDatabase(databases, id);
    const write = async (values: object, ...spells: [number, number?][]) => {
      const targetId = await addTarget(database, {
        used: false,
        parts: '["a","b"]',
        ...values,
      });
      await database('targets').where({ id: targetId }).update({
        claim: 'mine',
      });
      await new FactWriter(database).writePage({
        targetId,
        claim: 'mine',
        groups: groupsOf(errorsOf(1, 5), errorsOf(2, 6)),
        target: {
          cursor: '{}',
          past_known_at: now - 60 * day,
          collected_through: now - 35 * day,
          history_from: 0,
          state: 'ok',
        },
        recomputation: 'It was read for the first time',
        now: now - 60 * day,
      });
      await database('targets')
        .where({ id: targetId })
        .update({ claim: null, lease_until: null });
      for (const [from, to] of spells) {
        await addJoint(database, 'group:default/team', targetId, {
          valid_from: now - from * day,
          valid_to: to === undefined ? null : now - to * day,
        });
      }
      return targetId;
    };
    const old = await write({}, [90, 80], [60, 31]);
    const kept = [
      await write({}, [90, 80], [60, 29]),
      await write({}, [60]),
      await write({ used: true }, [60, 31]),
      await write({ parts: null }),
    ];
    await new Retention(database, config).run(now);
    for (const table of ['measurements', 'fact_groups', 'recomputations']) {
      const left = await database(table).distinct().pluck('target_id');
      expect(left.sort((a, b) => a - b)).toEqual(kept);
    }
    // Were it needed again, it would be read from the beginning.
    expect(await database('targets').where({ id: old }).first()).toMatchObject({
      cursor: null,
      past_known_at: null,
      collected_through: null,
      history_from: null,
      state: 'pending',
    });
    const again = await new Retention(database, config).run(now);
    expect(again.versions).toBe(0);
  });

  it('keeps every new snapshot, then the last of a day, then of a week', async () => {
    const database = await initTestDatabase(databases, id);
    const kept = [
      now - hour,
      now - 2 * hour,
      now - 3 * day + 23 * hour,
      now - 10 * day + 5 * hour,
      now - 4 * week + 6 * day,
      now - 5 * week + 2 * day,
    ];
    const dropped = [
      now - 3 * day + 22 * hour,
      now - 10 * day,
      now - 4 * week + 5 * day,
      now - 4 * week,
      now - 5 * week + day,
    ];
    for (const asOf of [...kept, ...dropped]) {
      for (const entity of ['component:default/a', 'component:default/b']) {
        await database('snapshots').insert({
          entity_ref: entity,
          cycle: '2026-Q4',
          as_of: asOf,
          document: '{}',
          past: '',
        });
      }
    }
    const report = await new Retention(database, config).run(now);
    expect(report.snapshots).toBe(2 * dropped.length);
    const left = await database('snapshots')
      .where('entity_ref', 'component:default/b')
      .pluck('as_of');
    expect(left.map(Number).sort((a, b) => a - b)).toEqual(
      [...kept].sort((a, b) => a - b),
    );
  });

  it('keeps the last snapshot that has objectives, whatever is found that day later', async () => {
    const database = await initTestDatabase(databases, id);
    const key = { entity_ref: 'component:default/a', cycle: '2026-Q3' };
    const taken = now - 10 * day + 5 * hour;
    for (const asOf of [taken - hour, taken, taken + hour]) {
      const snapshot = { ...key, as_of: asOf, document: '{}', past: '' };
      await database('snapshots').insert(snapshot);
    }
    await database('overviews').insert({
      ...key,
      as_of: taken,
      ends_at: now,
      summary: '{}',
      taken_out_at: taken + hour,
    });
    await new Retention(database, config).run(now);
    const left = await database('snapshots').orderBy('as_of').pluck('as_of');
    expect(left.map(Number)).toEqual([taken, taken + hour]);
  });
});
