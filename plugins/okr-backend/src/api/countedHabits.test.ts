import {
  okrsResponseSchema,
  OkrsResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { startTestApi, TestApi } from './__testUtils__/testApi';
import { at, review, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const CHECKOUT = 'component:default/checkout';
const PATH = '/entities/component/default/checkout';

const annotation = `
together:
  objective: We look after each other's changes
  cycle: 2026-Q4
  keyResults:
    reviews:
      title: Reviews given
      habit: 2 per week
      count: { metric: github.reviewWait, where: { team: ours } }
`;

const ours = { dimensions: { team: 'ours' } };

describe.each(databases.eachSupportedId())(
  'a habit that is counted from facts, on %s',
  databaseId => {
    let database: Knex;
    let world: World;
    let api: TestApi;
    let target: number;

    beforeEach(async () => {
      database = await initTestDatabase(databases, databaseId);
      // A Wednesday: of the weeks from 1 to 11 and from 12 to 18 October it is known how they ended.
      world = new World(database, '2026-10-21T12:00:00Z');
      target = await world.target('acme/checkout', '2026-09-01');
      await world.entity(CHECKOUT, { [CHECKOUT]: [target] }, { annotation });
      api = await startTestApi(world.context, { entities: [CHECKOUT] });
    });

    afterEach(async () => {
      await api.stop();
    });

    const answer = async (): Promise<OkrsResponse> => {
      await database('entities').update({ evaluation_due_at: 0 });
      await world.evaluate();
      const { body, status } = await api.get(`${PATH}/okrs`);
      expect(status).toBe(200);
      return okrsResponseSchema.parse(body);
    };

    const reviews = async () => (await answer()).objectives[0].keyResults[0];

    const weeks = async () =>
      (await reviews()).habit?.periods.map(({ ticks, kept, unknown }) => [
        ticks,
        kept,
        ...(unknown ? ['unknown'] : []),
      ]);

    it('has as many as were answered in each of its weeks', async () => {
      await world.learn(target, [
        // Asked for before the cycle, and answered on 2 October.
        review('2026-09-29T12:00:00Z', 72, { key: 'a', ...ours }),
        review('2026-10-02T12:00:00Z', 24, { key: 'b', ...ours }),
        // Answered on 13 October.
        review('2026-10-11T12:00:00Z', 48, { key: 'c', ...ours }),
        // Of others, withdrawn, and not answered yet.
        review('2026-10-13T12:00:00Z', 1, { key: 'd' }),
        review('2026-10-13T12:00:00Z', 1, {
          key: 'e',
          ...ours,
          outcome: 'withdrawn',
        }),
        review('2026-10-13T12:00:00Z', undefined, { key: 'f', ...ours }),
        // In the week that runs.
        review('2026-10-20T12:00:00Z', 1, { key: 'g', ...ours }),
      ]);
      expect(await weeks()).toEqual([
        [2, true],
        [1, false],
        [1, false],
      ]);
      expect(await reviews()).toMatchObject({
        // One of 13 weeks is forgiven.
        state: 'on track',
        stateReason: 'Kept: 1 of 2 weeks.',
        metric: { id: 'github.reviewWait', stat: 'count' },
        where: { team: 'ours' },
      });
    });

    it('does not know a week that was not read to its end, and knows it once it was', async () => {
      await world.learn(target, [
        review('2026-10-01T12:00:00Z', 1, { key: 'a', ...ours }),
        review('2026-10-02T12:00:00Z', 1, { key: 'b', ...ours }),
      ]);
      // GitHub answers no more since Saturday of the second week.
      await world.setTarget(target, {
        collected_through: at('2026-10-17T00:00:00Z'),
      });
      expect(await weeks()).toEqual([
        [2, true],
        [0, false, 'unknown'],
        [0, false],
      ]);
      expect((await reviews()).state).toBe('outdated');

      await world.learn(target, [
        review('2026-10-18T08:00:00Z', 1, { key: 'c', ...ours }),
        review('2026-10-18T09:00:00Z', 1, { key: 'd', ...ours }),
      ]);
      expect(await weeks()).toEqual([
        [2, true],
        [2, true],
        [0, false],
      ]);
      expect((await reviews()).state).toBe('on track');
    });

    it('has no data as long as nothing was read', async () => {
      await world.setTarget(target, {
        past_known_at: null,
        collected_through: null,
      });
      expect(await reviews()).toMatchObject({
        state: 'no data',
        stateReason: 'GitHub has not been read yet.',
      });
    });

    it('does not know weeks before what the source could tell', async () => {
      await world.setTarget(target, {
        history_from: at('2026-10-01T00:00:00Z'),
      });
      expect(await weeks()).toEqual([
        [0, false],
        [0, false],
        [0, false],
      ]);
      await world.setTarget(target, {
        history_from: at('2026-10-03T00:00:00Z'),
      });
      expect(await weeks()).toEqual([
        [0, false, 'unknown'],
        [0, false],
        [0, false],
      ]);
    });

    it('counts a week over what was in the scope when it ended', async () => {
      const TEAM = 'group:default/team';
      const leaf = 'component:default/search';
      const joined = at('2026-10-13T00:00:00Z');
      const search = await world.target('acme/search', '2026-09-01');
      await world.entity(
        TEAM,
        { [CHECKOUT]: [target], [leaf]: [search] },
        { annotation },
      );
      // Search came to the team in the second week, and had kept the habit alone in the first.
      await database('scope_members')
        .where({ scope_ref: TEAM, leaf_ref: leaf })
        .update({ valid_from: joined });
      await world.learn(search, [
        review('2026-10-06T12:00:00Z', 1, { key: 'a', ...ours }),
        review('2026-10-07T12:00:00Z', 1, { key: 'b', ...ours }),
        review('2026-10-14T12:00:00Z', 1, { key: 'c', ...ours }),
        review('2026-10-15T12:00:00Z', 1, { key: 'd', ...ours }),
      ]);
      const ofTeam = async () => {
        await database('entities').update({ evaluation_due_at: 0 });
        await world.evaluate();
        const document = await world.context.snapshots.lastSnapshot(
          TEAM,
          '2026-Q4',
          world.now,
        );
        return document?.document.objectives[0].keyResults[0].habit?.periods.map(
          ({ ticks, kept }) => [ticks, kept],
        );
      };
      expect(await ofTeam()).toEqual([
        [0, false],
        [2, true],
        [0, false],
      ]);
      // It leaves in the third week, and takes nothing of the second with it.
      await database('scope_members')
        .where({ scope_ref: TEAM, leaf_ref: leaf })
        .update({ valid_to: at('2026-10-20T00:00:00Z') });
      expect(await ofTeam()).toEqual([
        [0, false],
        [2, true],
        [0, false],
      ]);
    });

    it('does not call a week missed while part of the scope cannot be read', async () => {
      const other = await world.target('acme/search', '2026-09-01', {
        state: 'forbidden',
        collected_through: null,
        past_known_at: null,
      });
      await database('entity_targets').insert({
        entity_ref: CHECKOUT,
        target_id: other,
        valid_from: 0,
      });
      await world.learn(target, [
        review('2026-10-01T12:00:00Z', 1, { key: 'a', ...ours }),
        review('2026-10-02T12:00:00Z', 1, { key: 'b', ...ours }),
        review('2026-10-13T12:00:00Z', 1, { key: 'c', ...ours }),
      ]);
      expect(await weeks()).toEqual([
        [2, true],
        [1, false, 'unknown'],
        [0, false],
      ]);
      expect(await reviews()).toMatchObject({
        state: 'outdated',
        stateReason: 'Part of what it is made from has never been read.',
      });
    });

    const weekOf = async (index: number) => {
      const { body } = await api
        .get(`${PATH}/okrs`)
        .query({ cycle: '2026-Q4' });
      const [reviewed] =
        okrsResponseSchema.parse(body).objectives[0].keyResults;
      const week = reviewed.habit?.periods[index];
      return [week?.ticks, week?.kept, week?.unknown];
    };

    it('knows the last week of a cycle once its source was read to the end', async () => {
      const lastWeek = async () => {
        await database('entities').update({ evaluation_due_at: 0 });
        await world.evaluate();
        return weekOf(12);
      };
      world.now = at('2027-01-01T00:05:00Z');
      await world.setTarget(target, {
        collected_through: at('2026-12-31T23:50:00Z'),
      });
      await world.learn(
        target,
        [review('2026-12-30T12:00:00Z', 1, { key: 'a', ...ours })],
        '2026-12-30T14:00:00Z',
      );
      await world.setTarget(target, {
        collected_through: at('2026-12-31T23:50:00Z'),
      });
      expect(await lastWeek()).toEqual([1, false, true]);

      world.now = at('2027-01-01T01:05:00Z');
      await world.learn(target, [
        review('2026-12-31T22:55:00Z', 1, { key: 'b', ...ours }),
      ]);
      expect(await lastWeek()).toEqual([2, true, undefined]);
    });

    it('knows a week of a cycle that is over once what has left since then was read', async () => {
      // Search was there when the first week ended, and left in the second, read up to the middle of the first.
      const search = await world.target('acme/search', '2026-09-01', {
        collected_through: at('2026-10-06T00:00:00Z'),
      });
      await database('entity_targets').insert({
        entity_ref: CHECKOUT,
        target_id: search,
        valid_from: 0,
        valid_to: at('2026-10-14T00:00:00Z'),
      });
      const firstWeek = async () => {
        await world.evaluate();
        return weekOf(0);
      };
      world.now = at('2027-01-01T00:05:00Z');
      await world.setTarget(target, { collected_through: world.now });
      expect(await firstWeek()).toEqual([0, false, true]);

      world.now = at('2027-01-01T01:05:00Z');
      const found = [
        review('2026-10-07T12:00:00Z', 1, { key: 'a', ...ours }),
        review('2026-10-08T12:00:00Z', 1, { key: 'b', ...ours }),
      ];
      await world.learn(search, found);
      // It is read page by page: not all of the cycle yet, and all of the week.
      await world.setTarget(search, {
        collected_through: at('2026-10-14T00:00:00Z'),
      });
      expect(await firstWeek()).toEqual([2, true, undefined]);
    });

    it('is in the list of all, as its metric', async () => {
      await answer();
      const { body } = await api.get('/overview');
      expect(body.items[0].objectives[0].keyResults[0]).toMatchObject({
        kind: 'habit',
        metric: 'github.reviewWait',
        // Two of 13 weeks were missed.
        state: 'at risk',
      });
    });
  },
);
