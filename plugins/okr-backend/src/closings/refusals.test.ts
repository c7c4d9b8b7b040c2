import { createTestDatabases } from '../__testUtils__/databases';
import { ADA, BEA } from '../checkIns/__testUtils__/PeopleApi';
import {
  CHECK_INS,
  CYCLES,
  idOf,
  Quarters,
  REF,
  said,
  startQuarters,
} from './__testUtils__/quarters';

const databases = createTestDatabases();
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'what is refused on %s',
  databaseId => {
    let given: Quarters;

    beforeEach(async () => {
      given = await startQuarters(databases, databaseId);
    });

    afterEach(async () => {
      await given.api.stop();
    });

    it('refuses what is missing, field by field', async () => {
      const { status, body } = await given.close({
        version: 0,
        summary: 'x'.repeat(10_001),
        verdicts: [
          {
            objectiveId: 'no-waiting',
            verdict: 'drop',
            sentence: 'x'.repeat(1001),
          },
        ],
      });
      expect(status).toBe(400);
      expect(body.error.fields).toEqual([
        { field: 'summary', message: 'Must have at most 10000 characters' },
        {
          field: 'verdicts.no-waiting.sentence',
          message: 'Must have at most 1000 characters',
        },
      ]);
      const silent = await given.close({
        version: 0,
        verdicts: [{ objectiveId: 'no-waiting', verdict: 'drop' }],
      });
      expect(silent.body.error.fields).toEqual([
        {
          field: 'verdicts.no-waiting.sentence',
          message: 'Is missing: say why to drop it',
        },
      ]);
      const strange = await given.close({ version: 0, verdicts: [], extra: 1 });
      expect(strange.status).toBe(400);
      expect(strange.body.error.fields).toBeUndefined();
    });

    it('refuses a cycle that runs, one without objectives and one that is none', async () => {
      const runs = await given.close(said, ADA, '2026-Q4');
      expect([runs.status, runs.body.error.message]).toEqual([
        400,
        'Q4 2026 is not over: its last day is 31 December 2026',
      ]);
      const unknown = await given.close(said, ADA, '2025-Q1');
      expect([unknown.status, unknown.body.error.message]).toEqual([
        404,
        'component:default/checkout promised nothing in Q1 2025, as far as is known',
      ]);
      expect((await given.close(said, ADA, 'soon')).status).toBe(400);
      const open = await given.api.send(
        'get',
        `${CYCLES}/2026-Q3/closing/versions`,
      );
      expect(open.status).toBe(404);
    });

    it('waits until what was said last is in the numbers', async () => {
      const late = await given.api.send('post', CHECK_INS).send({
        id: idOf(2),
        objectiveId: 'no-waiting',
        keyResultId: 'nps',
        day: '2026-09-30',
        value: 35,
      });
      expect(late.status).toBe(200);
      const early = await given.close();
      expect([early.status, early.body.error.message]).toEqual([
        409,
        'The numbers of Q3 2026 are being worked out anew. Try again in a minute',
      ]);
      await given.world.evaluateDue();
      expect((await given.close()).status).toBe(200);
      const [, nps] = (await given.report()).objectives[0].keyResults;
      expect(nps).toMatchObject({ state: 'achieved', progress: 1 });
    });

    it('waits for the numbers of the last day', async () => {
      await given
        .database('snapshots')
        .where({ as_of: Date.parse('2026-10-01T00:00:00Z') })
        .delete();
      expect((await given.close()).status).toBe(409);
      await given.world.evaluate();
      expect((await given.close()).status).toBe(200);
    });

    it('takes the last that was known where the objectives were taken out before the end', async () => {
      await given
        .database('snapshots')
        .where({ as_of: Date.parse('2026-10-01T00:00:00Z') })
        .delete();
      await given.database('snapshots').insert({
        entity_ref: REF,
        cycle: '2026-Q3',
        as_of: Date.parse('2026-09-30T20:00:00Z'),
        document: JSON.stringify({ cycle: {}, objectives: [], coverage: {} }),
        past: '',
      });
      await given.world.setEntity(REF, { annotation: null });
      await given.world.evaluate();
      expect((await given.close()).status).toBe(200);
      const report = await given.report();
      expect(report.asOf).toBe('2026-09-30T12:00:00.000Z');
      expect(report.objectives).toHaveLength(1);
    });

    it('lets nobody say anything more of its days', async () => {
      await given.close();
      const about = { objectiveId: 'no-waiting', keyResultId: 'nps' };
      const late = await given.api
        .send('post', CHECK_INS)
        .send({ id: idOf(3), ...about, day: '2026-09-30', value: 35 });
      expect(late.status).toBe(400);
      expect(late.body.error.fields).toEqual([
        {
          field: 'day',
          message: 'Is in Q3 2026, which was closed on 2026-10-01',
        },
      ]);
      const one = `${CHECK_INS}/${idOf(1)}`;
      const changed = await given.api
        .send('put', one, BEA)
        .send({ version: 1, value: 30 });
      expect(changed.status).toBe(400);
      const deleted = await given.api.send('delete', `${one}?version=1`, BEA);
      expect(deleted.status).toBe(400);
      const { body } = await given.api.send(
        'get',
        `${CHECK_INS}/summary?cycle=2026-Q3`,
      );
      expect(body.days).toBeUndefined();
      const running = await given.api.send('post', CHECK_INS).send({
        id: idOf(4),
        objectiveId: 'next',
        keyResultId: 'nps',
        value: 36,
      });
      expect(running.status).toBe(200);
    });
  },
);
