import { createTestDatabases } from '../__testUtils__/databases';
import {
  idOf,
  PATH,
  REF,
  Sayings,
  startSayings,
} from './__testUtils__/sayings';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const promise = (unit: string) => `no-waiting:
  objective: Nobody waits
  cycle: 2026-Q4
  keyResults:
    nps: { title: Developer NPS, from: 20, to: 35${unit} }
`;

describe.each(databases.eachSupportedId())(
  'units of check-ins on %s',
  databaseId => {
    let given: Sayings;

    beforeEach(async () => {
      given = await startSayings(databases, databaseId);
    });

    afterEach(async () => {
      await given.api.stop();
    });

    const annotate = (annotation: string) =>
      given.world.setEntity(REF, { annotation });

    const unitsOf = (told: { value?: number; unitLabel?: string }[]) =>
      told.map(({ value, unitLabel }) => [value, unitLabel]);

    it('are kept with the value when the key result is gone', async () => {
      const said = await given.say(1, { value: 22 });
      expect(said.body.checkIn).toMatchObject({ unitLabel: 'points' });
      await annotate('other: {}');
      expect(unitsOf((await given.list()).items)).toEqual([[22, 'points']]);
    });

    it('stay what they were when another one is promised', async () => {
      await given.say(1, { value: 22 });
      await annotate(promise(', unit: marks'));
      given.laterBy(1);
      await given.say(2, { value: 23 });
      expect(unitsOf((await given.list()).items)).toEqual([
        [23, 'marks'],
        [22, 'points'],
      ]);
    });

    it('are those of when it is said anew, also where there is none any more', async () => {
      await given.say(1, { value: 22 });
      await annotate(promise(', unit: marks'));
      await given.edit(1, { version: 1, value: 23 });
      await annotate(promise(''));
      await given.edit(1, { version: 2, value: 24 });
      const { body } = await given.api.send(
        'get',
        `${PATH}/${idOf(1)}/versions`,
      );
      expect(unitsOf(body.versions)).toEqual([
        [24, undefined],
        [23, 'marks'],
        [22, 'points'],
      ]);
    });

    it('are kept with nothing but values', async () => {
      await given.say(1, { words: 'No number' });
      await given.say(2, { keyResultId: 'rota', ticks: 2 });
      for (const item of (await given.list()).items) {
        expect(item).not.toHaveProperty('unitLabel');
      }
    });
  },
);
