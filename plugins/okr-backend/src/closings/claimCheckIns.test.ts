import { createTestDatabases } from '../__testUtils__/databases';
import { BEA } from '../checkIns/__testUtils__/PeopleApi';
import {
  ANNOTATION,
  CHECK_INS,
  idOf,
  Quarters,
  REF,
  said,
  startQuarters,
} from './__testUtils__/quarters';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const ONE = `${CHECK_INS}/${idOf(1)}`;

/** The key result that was spoken of, in a quarter or a cycle of other dates. */
const goOn = (cycle: string) => `no-waiting:
  objective: Nobody waits
  cycle: ${cycle}
  keyResults:
    nps: { title: Developer NPS, from: 20, to: 35, unit: points }
`;

describe.each(databases.eachSupportedId())(
  'a check-in that did not keep its cycle on %s',
  databaseId => {
    let given: Quarters;

    beforeEach(async () => {
      given = await startQuarters(databases, databaseId);
      // As the migration leaves what was there before.
      await given.database('check_ins').update({ cycle: null, title: null });
      await given.database('overviews').update({ promised_since: 0 });
      await given.world.evaluate();
    });

    afterEach(async () => {
      await given.api.stop();
    });

    /** Whoever said it does so within 24 hours. */
    async function changeAndDelete() {
      const changed = await given.api
        .send('put', ONE, BEA)
        .send({ version: 1, value: 30 });
      const deleted = await given.api.send('delete', `${ONE}?version=1`, BEA);
      return [changed, deleted];
    }

    async function promise(annotation: string) {
      await given.world.setEntity(REF, { annotation });
      await given.world.evaluateDue();
    }

    it('stays as it was said once the cycle of its day is closed', async () => {
      expect((await given.close()).status).toBe(200);
      for (const { status, body } of await changeAndDelete()) {
        expect(status).toBe(400);
        expect(body.error.fields).toEqual([
          {
            field: 'day',
            message: 'Is in Q3 2026, which was closed on 2026-10-01',
          },
        ]);
      }
      expect(await given.database('check_ins')).toMatchObject([
        { version: 1, superseded_at: null, words: 'Nearly.' },
      ]);
    });

    it('does so where its ids are used again in a cycle that has not its day', async () => {
      await promise(goOn('2026-Q4'));
      expect((await given.close()).status).toBe(200);
      const [, deleted] = await changeAndDelete();
      expect(deleted.status).toBe(400);
    });

    it('is left to a promised cycle that has its day and its ids as well', async () => {
      await promise(goOn('2026-09-20/2026-12-20'));
      expect((await given.close()).status).toBe(200);
      expect(await given.database('check_ins').pluck('cycle')).toEqual([null]);
    });

    describe('in a cycle that was closed before cycles were kept', () => {
      beforeEach(async () => {
        await given.close();
        await given.database('check_ins').update({ cycle: null });
      });

      it('stays as it was said', async () => {
        for (const { status, body } of await changeAndDelete()) {
          expect(status).toBe(400);
          expect(body.error.fields).toEqual([
            {
              field: 'day',
              message: 'Is in Q3 2026, which was closed on 2026-10-01',
            },
          ]);
        }
        expect(await given.database('check_ins')).toMatchObject([
          { version: 1, superseded_at: null, words: 'Nearly.' },
        ]);
      });

      it('stays so where its objective is taken out of the annotation', async () => {
        await promise('{}');
        const [, deleted] = await changeAndDelete();
        expect(deleted.status).toBe(400);
      });

      it('may be deleted where it is of another day or objective', async () => {
        const remove = async (values: object) => {
          await given.database('check_ins').update(values);
          return given.api.send('delete', `${ONE}?version=1`, BEA);
        };
        const ofAnother = await remove({ objective_id: 'another' });
        expect(ofAnother.status).toBe(200);
        await given
          .database('check_ins')
          .update({ superseded_at: null, objective_id: 'no-waiting' });
        expect((await remove({ day: '2026-10-01' })).status).toBe(200);
      });

      it('is left to a promised cycle that has its day and its ids as well', async () => {
        await promise(goOn('2026-09-20/2026-12-20'));
        const [changed] = await changeAndDelete();
        expect(changed.status).toBe(200);
      });
    });

    it('may be deleted while its cycle is open', async () => {
      const { status } = await given.api.send(
        'delete',
        `${ONE}?version=1`,
        BEA,
      );
      expect(status).toBe(200);
    });

    it('is not touched where the cycle that is closed has not its day', async () => {
      await given.database('check_ins').update({ day: '2026-10-01' });
      await promise(ANNOTATION);
      expect((await given.close(said)).status).toBe(200);
      expect(await given.database('check_ins').pluck('cycle')).toEqual([null]);
    });
  },
);
