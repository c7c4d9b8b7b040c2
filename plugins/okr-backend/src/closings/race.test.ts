import { setTimeout } from 'node:timers/promises';
import { CycleReport } from '@keyresults/backstage-plugin-okr-common';
import { createTestDatabases } from '../__testUtils__/databases';
import { ADA, BEA } from '../checkIns/__testUtils__/PeopleApi';
import { CheckInStore } from '../checkIns';
import { lockCycles } from '../checkIns/lockCycles';
import { toColumns } from '../checkIns/StoredCheckIn';
import { ClosingService } from './ClosingService';
import { ClosingStore } from './ClosingStore';
import {
  CHECK_INS,
  idOf,
  Quarters,
  REF,
  said,
  startQuarters,
} from './__testUtils__/quarters';

const databases = createTestDatabases();
jest.setTimeout(120_000);

/** How long before the others the closing begins, in milliseconds; negative where they begin before it. */
const HEAD_STARTS = [-1_500, -50, -20, 0, 5, 10, 20, 30, 45, 60, 90, 1_500];

const about = { objectiveId: 'no-waiting', keyResultId: 'nps' };

describe.each(databases.eachSupportedId())(
  'closing while somebody checks in on %s',
  databaseId => {
    let given: Quarters;

    beforeEach(async () => {
      given = await startQuarters(databases, databaseId);
    });

    afterEach(async () => {
      await given.api.stop();
    });

    const say = (digit: number, content: object) =>
      given.api
        .send('post', CHECK_INS)
        .send({ id: idOf(digit), ...about, day: '2026-09-30', ...content });

    it('misses nothing that is being saved', async () => {
      const saved = given.database.transaction(async transaction => {
        await lockCycles(transaction, REF);
        await transaction('check_ins').insert(
          toColumns({
            ...{ entityRef: REF, id: idOf(2), version: 1, author: BEA },
            ...{ ...about, day: '2026-09-30', cycle: '2026-Q3', words: 'Late' },
            ...{ at: given.world.now, recordedAt: given.world.now },
          }),
        );
        // The closing reads what it is made from, and comes to where it would be saved.
        await setTimeout(1_500);
      });
      const [closed] = await Promise.all([given.close(), saved]);
      expect(closed.status).toBe(409);
      await given.world.evaluate();
      expect((await given.close()).status).toBe(200);
      const { checkIns } = await given.report();
      expect(checkIns).toMatchObject([{ words: 'Nearly.' }, { words: 'Late' }]);
    });

    /** Closes the cycle, while somebody checks in after the report was made and before it is saved. */
    async function closeInterrupted(objectiveId: string, day: string) {
      const { database, world } = given;
      const checkIns = new CheckInStore(database);
      const closings = new ClosingStore(database);
      const now = world.now;
      jest.spyOn(closings, 'close').mockImplementationOnce(async toClose => {
        await checkIns.create({
          ...{ ...about, objectiveId, entityRef: REF, id: idOf(2), now },
          ...{ author: BEA, content: { day, words: 'Late' } },
        });
        return new ClosingStore(database).close(toClose);
      });
      const service = new ClosingService({
        ...world.context,
        checkIns,
        closings,
      });
      return service.save({ entityRef: REF, cycle: '2026-Q3' }, said, {
        userRef: ADA,
        now,
      });
    }

    it('does not save a report that something was said since', async () => {
      await expect(
        closeInterrupted('no-waiting', '2026-09-30'),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      expect(await given.database('closings')).toEqual([]);
    });

    it('makes the report anew where its numbers stand all the same', async () => {
      const closing = await closeInterrupted('next', '2026-10-01');
      expect(closing).toMatchObject({ closedBy: ADA });
      expect(await given.database('check_ins')).toHaveLength(2);
    });

    it('lets nothing be saved that it would miss', async () => {
      const closing = given.database.transaction(async transaction => {
        await lockCycles(transaction, REF);
        await transaction('closings').insert({
          entity_ref: REF,
          cycle: '2026-Q3',
          closed_at: given.world.now,
          closed_by: ADA,
          report: JSON.stringify({ cycle: { label: 'Q3 2026' } }),
        });
        await transaction('closing_reviews').insert({
          entity_ref: REF,
          cycle: '2026-Q3',
          version: 1,
          saved_at: given.world.now,
          saved_by: ADA,
          review: JSON.stringify({ verdicts: [] }),
        });
        await setTimeout(1_500);
      });
      const one = `${CHECK_INS}/${idOf(1)}`;
      const [created, changed, deleted] = await Promise.all([
        say(2, { value: 35 }),
        given.api.send('put', one, BEA).send({ version: 1, value: 30 }),
        given.api.send('delete', `${one}?version=1`, BEA),
        closing,
      ]);
      for (const { status, body } of [created, changed, deleted]) {
        expect(status).toBe(400);
        expect(body.error.fields).toEqual([
          {
            field: 'day',
            message: 'Is in Q3 2026, which was closed on 2026-10-01',
          },
        ]);
      }
      expect(await given.database('check_ins')).toHaveLength(1);
    });

    /** Three check in while one closes, so much later or earlier. */
    async function race(round: number, aheadMs: number) {
      const closeLater = async () => {
        await setTimeout(Math.max(-aheadMs, 0));
        return given.close();
      };
      const sayLater = async (digit: number) => {
        await setTimeout(Math.max(aheadMs, 0) + digit * 5);
        const words = `${round}/${digit}`;
        return say(100 * (round + 1) + digit, { words });
      };
      const [closed, ...answers] = await Promise.all([
        closeLater(),
        ...[0, 1, 2].map(sayLater),
      ]);
      const stored: string[] = await given.database('check_ins').pluck('words');
      const { checkIns }: CycleReport = await given.report();
      return {
        status: closed.status,
        saved: answers.filter(({ status }) => status === 200).length,
        stored: stored.sort(),
        reported: checkIns.map(({ words = '' }) => words).sort(),
      };
    }

    it('has in its report what was saved, and nothing else, whoever is first', async () => {
      const statuses = new Set<number>();
      for (const [round, aheadMs] of HEAD_STARTS.entries()) {
        await given.world.evaluate();
        const { status, saved, stored, reported } = await race(round, aheadMs);
        const ofRound = stored.filter(words => words.startsWith(`${round}/`));
        expect(ofRound).toHaveLength(saved);
        expect(reported).toEqual(stored);
        statuses.add(status);
        await given.database('closings').delete();
        await given.database('closing_reviews').delete();
      }
      expect([...statuses].sort()).toEqual([200, 409]);
    });

    it('closes although something is said of another cycle meanwhile', async () => {
      const answers = await Promise.all([
        given.close(),
        given.api.send('post', CHECK_INS).send({
          id: idOf(2),
          objectiveId: 'next',
          keyResultId: 'nps',
          value: 36,
        }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    });
  },
);
