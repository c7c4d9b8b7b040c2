import {
  okrsResponseSchema,
  OkrsResponse,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { startTestApi, TestApi } from './__testUtils__/testApi';
import { review, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const DAY = 86_400_000;
const CHECKOUT = 'component:default/checkout';

const keyResults = `
    wait: { metric: github.reviewWait, from: measured, to: 24h }
    meant:
      metric: github.reviewWait
      from: measured
      to: 24h
      hints: { off: { already-met: It shall stay so, too-little-data: New } }
    events: { metric: sentry.events, from: 900, to: 600 }`;

const annotation = `
now:
  objective: Nobody waits
  cycle: 2026-Q4
  keyResults:${keyResults}
past:
  objective: Nobody waited
  cycle: 2026-Q3
  keyResults:${keyResults}
tasks:
  objective: Everything is new
  cycle: 2026-Q4
  keyResults:
    migrate: { title: Migrate to the new cluster, done: false }
    report: { title: Report written, done: false }
`;

describe.each(databases.eachSupportedId())('hints on %s', databaseId => {
  let world: World;
  let api: TestApi;
  let target: number;

  /** A review request whose answer was known on the next day. */
  const answered = (asked: number, hours: number) =>
    world.learn(
      target,
      [review(new Date(asked).toISOString(), hours)],
      new Date(asked + DAY).toISOString(),
    );

  beforeEach(async () => {
    const database = await initTestDatabase(databases, databaseId);
    world = new World(database, '2026-11-18T12:00:00Z');
    target = await world.target('acme/checkout', '2026-05-01');
    await world.entity(CHECKOUT, { [CHECKOUT]: [target] }, { annotation });
    // One review a week, answered after 5 hours: 4 in four weeks.
    for (let week = 0; week < 26; week++) {
      await answered(Date.UTC(2026, 4, 20) + week * 7 * DAY, 5);
    }
    api = await startTestApi(world.context, { entities: [CHECKOUT] });
    await world.evaluate();
  });

  afterEach(async () => {
    await api.stop();
  });

  const okrs = async (cycle: string): Promise<OkrsResponse> => {
    const answer = await api
      .get('/entities/component/default/checkout/okrs')
      .query({ cycle });
    expect(answer.status).toBe(200);
    return okrsResponseSchema.parse(answer.body);
  };

  const evaluateOn = async (now: number) => {
    world.now = now;
    await world.setTarget(target, { collected_through: now });
    await world.evaluate();
  };

  const isNotMoving = async () => {
    const { objectives } = await okrs('2026-Q4');
    return objectives[0].keyResults[0].hints?.find(
      ({ name }) => name === 'not-moving',
    );
  };

  const namesOf = (hints: readonly { name: string }[] | undefined) =>
    hints?.map(({ name }) => name);

  it('stand beside what they are about, with what the numbers tell', async () => {
    const { objectives } = await okrs('2026-Q4');
    const [now, tasks] = objectives;
    expect(now.keyResults.map(({ id, hints }) => [id, namesOf(hints)])).toEqual(
      [
        ['wait', ['already-met', 'not-moving', 'too-little-data']],
        ['meant', ['not-moving']],
        ['events', ['raw-count']],
      ],
    );
    expect(now.hints).toBeUndefined();
    expect(namesOf(tasks.hints)).toEqual(['task-as-result']);
    expect(tasks.keyResults.map(({ hints }) => namesOf(hints))).toEqual([
      ['task-as-result'],
      undefined,
    ]);
  });

  it('tell of a number that did not move in the last year', async () => {
    // All 26 weeks with a review are over; those before had none.
    expect((await isNotMoving())?.reason).toBe(
      'It was 5 h in each of the 26 weeks known of the last year, so it may never tell whether anything got better.',
    );
  });

  it('tell nothing of one that moved before the weeks shown, but within the year', async () => {
    expect(await isNotMoving()).toBeDefined();
    // Monday 17 November 2025 is the first of the 52 weeks, and the chart begins in August.
    await answered(Date.UTC(2025, 10, 17), 6);
    await world.evaluate();
    // Once a week is enough for a year, unless more of it comes to be known.
    expect(await isNotMoving()).toBeDefined();
    await world.setTarget(target, { past_known_at: Date.UTC(2026, 4, 2) });
    await world.evaluate();
    expect(await isNotMoving()).toBeUndefined();
    await evaluateOn(Date.UTC(2026, 10, 23, 12));
    // A week later it is more than a year ago.
    expect(await isNotMoving()).toBeDefined();
    await answered(Date.UTC(2025, 11, 8), 6);
    await evaluateOn(Date.UTC(2026, 10, 30, 12));
    expect(await isNotMoving()).toBeUndefined();
  });

  it('say nothing of a cycle that is over', async () => {
    const { objectives } = await okrs('2026-Q3');
    expect(objectives).toHaveLength(1);
    for (const { hints } of objectives[0].keyResults) {
      expect(hints).toBeUndefined();
    }
  });
});
