import {
  okrsResponseSchema,
  overviewResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { PeopleApi, startPeopleApi } from '../checkIns/__testUtils__/PeopleApi';
import { BOB, EVE, startTestApi, TestApi } from './__testUtils__/testApi';
import { World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const TEAM = 'group:default/team';
const OTHER = 'group:default/other';
const SECRET = 'group:default/secret';
const PAGE = '/group/default/team';

/** An objective of each cycle, each with a number that people keep. */
const promise = (...cycles: string[]) =>
  cycles
    .map(
      (cycle, index) => `
objective-${index + 1}:
  objective: Of ${cycle}
  cycle: ${cycle}
  keyResults:
    nps: { title: NPS, from: 20, to: 35, unit: points }
`,
    )
    .join('');

describe.each(databases.eachSupportedId())(
  'cycles that run on %s',
  databaseId => {
    let world: World;
    let api: TestApi;
    let people: PeopleApi;

    beforeEach(async () => {
      const database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-11-18T12:00:00Z');
      api = await startTestApi(world.context, {
        entities: [TEAM, OTHER, SECRET],
        hiddenFromBob: [SECRET],
      });
      people = await startPeopleApi(database, world, { entityRefs: [TEAM] });
    });

    afterEach(async () => {
      await api.stop();
      await people.stop();
    });

    async function promised(annotations: Record<string, string>) {
      for (const [ref, annotation] of Object.entries(annotations)) {
        await world.entity(ref, {}, { annotation });
      }
      await world.evaluate();
    }
    const page = async (query: Record<string, string> = {}) =>
      okrsResponseSchema.parse(
        (await api.get(`/entities${PAGE}/okrs`).query(query)).body,
      );
    const overview = async (
      query: Record<string, string | string[]> = {},
      user = EVE,
    ) =>
      overviewResponseSchema.parse(
        (await api.get('/overview', user).query(query)).body,
      );
    /** Which cycle is shown, of whom, and what runs besides. */
    const told = ({
      cycle,
      items,
      alsoRunning = [],
    }: Awaited<ReturnType<typeof overview>>) => [
      cycle.id,
      items.map(({ entityRef }) => entityRef),
      alsoRunning.map(one => [one.cycle.id, one.entities]),
    ];

    it('shows the half of who promised nothing for the quarter', async () => {
      await promised({ [TEAM]: promise('2026-H2', '2027-Q1') });
      const shown = await page();
      expect(shown.cycle.id).toBe('2026-H2');
      expect(shown.objectives.map(({ objective }) => objective)).toEqual([
        'Of 2026-H2',
      ]);
      expect(shown).not.toHaveProperty('alsoRunning');
      expect(told(await overview())).toEqual(['2026-H2', [TEAM], []]);
    });

    it('shows the quarter first, and names what else runs, the shortest first', async () => {
      await promised({
        [TEAM]: promise('2026', '2026-H2', '2026-Q4', '2026-H2', '2026-Q3'),
      });
      const shown = await page();
      expect(shown.cycle.id).toBe('2026-Q4');
      expect(
        shown.alsoRunning?.map(({ cycle, objectives }) => [
          cycle.label,
          objectives,
        ]),
      ).toEqual([
        ['H2 2026', 2],
        ['2026', 1],
      ]);
    });

    it('shows the quarter where nothing runs', async () => {
      await promised({ [TEAM]: promise('2026-Q3') });
      const shown = await page();
      expect(shown.cycle.id).toBe('2026-Q4');
      expect(shown.objectives).toEqual([]);
      expect(told(await overview())).toEqual(['2026-Q4', [], []]);
    });

    it('shows the cycle that is asked for, and of one that is over nothing else', async () => {
      await promised({ [TEAM]: promise('2026-Q3', '2026-Q4', '2026-H2') });
      const asked = await page({ cycle: '2026-H2' });
      expect(asked.cycle.id).toBe('2026-H2');
      expect(asked.alsoRunning).toMatchObject([
        { cycle: { id: '2026-Q4' }, objectives: 1 },
      ]);
      const past = await page({ cycle: '2026-Q3' });
      expect(past.objectives).toHaveLength(1);
      expect(past).not.toHaveProperty('alsoRunning');
      const overviewThen = await overview({ cycle: '2026-Q3' });
      expect(overviewThen).not.toHaveProperty('alsoRunning');
    });

    it('shows the quarter of an earlier instant, whatever was promised since', async () => {
      await promised({ [TEAM]: promise('2026-H2') });
      const then = await page({ asOf: '2026-11-17T12:00:00Z' });
      expect(then.cycle.id).toBe('2026-Q4');
    });

    it('counts who promised what in the other cycles that run', async () => {
      await promised({
        [TEAM]: promise('2026-H2', '2026-H2'),
        [OTHER]: promise('2026-Q4', '2026-H2'),
        [SECRET]: promise('2026-H2', '2026-11-01/2026-11-30'),
      });
      expect(told(await overview())).toEqual([
        '2026-Q4',
        [OTHER],
        [
          ['2026-11-01/2026-11-30', 1],
          ['2026-H2', 3],
        ],
      ]);
      expect(told(await overview({}, BOB))).toEqual([
        '2026-Q4',
        [OTHER],
        [['2026-H2', 2]],
      ]);
      expect(told(await overview({ entity: [TEAM] }))).toEqual([
        '2026-H2',
        [TEAM],
        [],
      ]);
    });

    it('awaits check-ins of every cycle that runs', async () => {
      await promised({ [TEAM]: promise('2026-H2', '2026-Q4', '2026-Q3') });
      const { body } = await people.send('get', `${PAGE}/check-ins/summary`);
      expect(body.cycle.id).toBe('2026-Q4');
      expect(body.awaited).toMatchObject([{ objectiveId: 'objective-2' }]);
      expect(body.awaitedElsewhere).toMatchObject([
        { objectiveId: 'objective-1', cycle: '2026-H2' },
      ]);
      const half = await people.send(
        'get',
        `${PAGE}/check-ins/summary?cycle=2026-H2`,
      );
      expect(half.body.awaitedElsewhere).toMatchObject([
        { objectiveId: 'objective-2', cycle: '2026-Q4' },
      ]);
    });
  },
);
