import { overviewResponseSchema } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { BOB, EVE, startTestApi, TestApi } from '../api/__testUtils__/testApi';
import { at, review, World } from '../api/__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const CHECKOUT = 'component:default/checkout';
const SECRET = 'component:default/secret';
const TEAM = 'group:default/team';
const COMPANY = 'group:default/company';
const ADA = 'user:default/ada';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Half of the way is expected about the middle of the quarter. */
const waits = (supports = '') => `
no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  ${supports && `supports: ${supports}`}
  keyResults:
    review-wait: { metric: github.reviewWait, stat: p75, from: 45h, to: 5h }
`;

describe.each(databases.eachSupportedId())('the overview on %s', databaseId => {
  let database: Knex;
  let world: World;
  let api: TestApi;
  let targets: { checkout: number; secret: number };

  beforeEach(async () => {
    database = await initTestDatabase(databases, databaseId);
    world = new World(database, '2026-11-18T12:00:00Z');
    targets = {
      checkout: await world.target('acme/checkout', '2026-10-01'),
      secret: await world.target('acme/secret', '2026-10-01'),
    };
    await world.entity(
      CHECKOUT,
      { [CHECKOUT]: [targets.checkout] },
      { title: 'Checkout', annotation: waits(`${TEAM}#quick`) },
    );
    await world.entity(
      SECRET,
      { [SECRET]: [targets.secret] },
      { annotation: waits(`${SECRET}#gone`) },
    );
    await world.entity(
      TEAM,
      { [CHECKOUT]: [targets.checkout], [SECRET]: [targets.secret] },
      {
        annotation: `
quick:
  objective: Quick to help
  cycle: 2026-Q4
  supports: ${COMPANY}#trust
  keyResults:
    rota: { habit: 1 per week }
    wait: { metric: github.reviewWait, stat: p75, keep: below 30h }
`,
      },
    );
    await world.entity(
      COMPANY,
      {},
      {
        annotation: `
trust:
  objective: Customers trust us
  cycle: 2026
  keyResults:
    nps: { title: NPS, from: 20, to: 35, unit: points }
`,
      },
    );
    await world.entity(ADA, {});
    await world.learn(targets.checkout, [review('2026-11-10T10:00:00Z', 10)]);
    await world.learn(targets.secret, [review('2026-11-10T10:00:00Z', 10)]);
    api = await startTestApi(world.context, {
      entities: [CHECKOUT, SECRET, TEAM, COMPANY, ADA],
      hiddenFromBob: [SECRET],
    });
  });

  afterEach(async () => {
    await api.stop();
  });

  const overview = async (
    query: Record<string, string | string[]> = {},
    user = EVE,
  ) => {
    const answer = await api.get('/overview', user).query(query);
    expect(answer.body.error).toBeUndefined();
    return overviewResponseSchema.parse(answer.body);
  };

  type Answer = Awaited<ReturnType<typeof overview>>;
  const keyResults = ({ items }: Answer, ref: string) =>
    items
      .filter(({ entityRef }) => entityRef === ref)
      .flatMap(({ objectives }) => objectives)
      .flatMap(objective => objective.keyResults);
  const states = (answer: Answer, ref: string) =>
    keyResults(answer, ref).map(({ id, state }) => `${id}: ${state}`);

  it('lists every entity that has objectives in the cycle', async () => {
    await world.evaluate();
    const answer = await overview();
    expect(answer.items.map(({ entityRef }) => entityRef)).toEqual([
      CHECKOUT,
      SECRET,
      TEAM,
    ]);
    expect(answer.items[0]).toMatchObject({
      title: 'Checkout',
      asOf: '2026-11-18T12:00:00.000Z',
      objectives: [
        {
          id: 'no-waiting',
          objective: 'Nobody waits for a review',
          supports: `${TEAM}#quick`,
          keyResults: [
            {
              id: 'review-wait',
              state: 'on track',
              metric: 'github.reviewWait',
              stat: 'p75',
              value: { kind: 'value', value: 36_000 },
              targetValue: 18_000,
              progress: 0.875,
            },
          ],
        },
      ],
    });
    expect(states(answer, TEAM)).toEqual(['rota: no data', 'wait: on track']);
    expect(answer.metrics).toEqual([
      { id: 'github.reviewWait', title: 'Review wait' },
    ]);
    expect(answer.cycles.map(({ id }) => id)).toEqual(['2026-Q4', '2026']);
  });

  it('says of each key result what the page of its entity says', async () => {
    await world.evaluate();
    await world.setTarget(targets.checkout, {
      collected_through: world.now - 3 * DAY,
    });
    const all = await overview();
    for (const ref of [CHECKOUT, TEAM]) {
      const [kind, name] = ref.split(':');
      const page = await api.get(`/entities/${kind}/${name}/okrs`);
      const shown = page.body.objectives[0].keyResults.map(
        ({ id, state, stateReason }: Record<string, string>) => ({
          id,
          state,
          stateReason,
        }),
      );
      expect(keyResults(all, ref)).toEqual(
        shown.map((keyResult: object) => expect.objectContaining(keyResult)),
      );
    }
  });

  it('shows a source that went down, without a new evaluation', async () => {
    await world.evaluate();
    await world.setTarget(targets.checkout, {
      collected_through: at('2026-11-18T09:00:00Z'),
    });
    world.now = at('2026-11-19T12:00:00Z');
    await world.setTarget(targets.secret, { collected_through: world.now });
    const answer = await overview();
    expect(states(answer, CHECKOUT)).toEqual(['review-wait: outdated']);
    expect(states(answer, SECRET)).toEqual(['review-wait: on track']);
    expect(states(answer, TEAM)).toEqual(['rota: no data', 'wait: outdated']);
    expect(keyResults(answer, CHECKOUT)[0]).toMatchObject({
      stateReason:
        'The source was last read on 18 November 2026 at 09:00 UTC, and much may have changed since.',
      // A day may pass between two reads.
      changed: { from: 'on track', at: '2026-11-19T09:00:00.000Z' },
    });

    world.now = at('2026-11-27T12:00:00Z');
    const later = await overview();
    expect(keyResults(later, CHECKOUT)[0].state).toBe('outdated');
    expect(keyResults(later, CHECKOUT)[0].changed).toBeUndefined();
  });

  it('names nothing that may not be seen', async () => {
    await world.evaluate();
    for (const path of ['/overview', '/overview.csv']) {
      expect((await api.get(path, BOB)).text).not.toContain('secret');
      expect((await api.get(path, EVE)).text).toContain('secret');
    }
    expect((await overview({ entity: [SECRET, TEAM] }, BOB)).items).toEqual([
      expect.objectContaining({ entityRef: TEAM }),
    ]);
    const anonymous = await api
      .get('/overview')
      .set('Authorization', 'Bearer nonsense');
    expect(anonymous.status).toBe(401);
  });

  it('tells what is supported outside the cycle, and who is there at all', async () => {
    await world.evaluate();
    const answer = await overview();
    expect(answer.outside).toEqual([
      expect.objectContaining({
        entityRef: COMPANY,
        id: 'trust',
        objective: 'Customers trust us',
        cycle: expect.objectContaining({ id: '2026' }),
      }),
    ]);
    // The objective that the secret component is said to support is not there, the component is.
    expect(answer.supported).toEqual([SECRET, COMPANY].sort());
    expect((await overview({}, BOB)).supported).toEqual([COMPANY]);
  });

  it('answers for some entities alone', async () => {
    await world.evaluate();
    const answer = await overview({ entity: ['Group:Default/Team', ADA] });
    expect(answer.items.map(({ entityRef }) => entityRef)).toEqual([TEAM]);
    const wrong = await api.get('/overview').query({ entity: 'team' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('group:default/payments');
  });

  it('marks what was in another state a week ago', async () => {
    await world.evaluate();
    expect(states(await overview(), CHECKOUT)).toEqual([
      'review-wait: on track',
    ]);

    // Two days later it shows that others waited for longer than ever.
    world.now = at('2026-11-20T12:00:00Z');
    await world.learn(targets.checkout, [
      review('2026-11-11T10:00:00Z', undefined, { key: 'slow' }),
      review('2026-11-11T11:00:00Z', 90, { key: 'slower' }),
      review('2026-11-11T11:00:00Z', 91, { key: 'slowest' }),
    ]);
    await world.setTarget(targets.secret, { collected_through: world.now });
    await world.evaluate();
    const after = await overview();
    const [keyResult] = keyResults(after, CHECKOUT);
    expect(keyResult.state).not.toBe('on track');
    expect(keyResult.changed).toEqual({
      from: 'on track',
      at: '2026-11-20T12:00:00.000Z',
    });
    expect(keyResults(after, SECRET)[0].changed).toBeUndefined();

    world.now = at('2026-11-27T12:00:01Z');
    for (const id of Object.values(targets)) {
      await world.setTarget(id, { collected_through: world.now });
    }
    const later = await overview();
    expect(keyResults(later, CHECKOUT)[0].changed).toBeUndefined();
  });

  it('does not call it a change when a key result is judged for the first time', async () => {
    world.now = at('2026-11-16T12:00:00Z');
    await world.evaluate();
    expect(states(await overview(), CHECKOUT)).toEqual([
      'review-wait: no data',
    ]);
    // What was learned on 18 November is known from then on.
    world.now = at('2026-11-18T12:00:00Z');
    await world.evaluate();
    const answer = await overview();
    expect(states(answer, CHECKOUT)).toEqual(['review-wait: on track']);
    expect(keyResults(answer, CHECKOUT)[0].changed).toBeUndefined();

    await world.setEntity(CHECKOUT, {
      annotation: waits().replace('github.reviewWait', 'github.mergeTime'),
    });
    world.now = at('2026-11-18T13:00:00Z');
    await world.evaluateDue();
    const [keyResult] = keyResults(await overview(), CHECKOUT);
    expect(keyResult.changed).toEqual({
      from: 'on track',
      at: '2026-11-18T13:00:00.000Z',
    });
  });

  it('does not call it a change while history is read for the first time', async () => {
    await world.setTarget(targets.secret, { past_known_at: null });
    await world.evaluate();
    expect(states(await overview(), TEAM)[1]).toBe('wait: on track');

    const slow = ['a', 'b', 'c', 'd', 'e'].map(key =>
      review('2026-11-02T12:00:00Z', 300, { key }),
    );
    await world.learn(targets.secret, slow, world.now);
    await world.setTarget(targets.secret, { past_known_at: world.now });
    await database('entities').update({ evaluation_due_at: 0 });
    world.now = at('2026-11-18T13:00:00Z');
    await world.evaluate();
    const answer = await overview();
    expect(states(answer, TEAM)[1]).not.toBe('wait: on track');
    expect(keyResults(answer, TEAM)[1].changed).toBeUndefined();
  });

  it('tells no cycle in which only others have objectives that may not be seen', async () => {
    await world.setEntity(SECRET, {
      annotation: waits().replace('2026-Q4', '2026-11-03/2026-11-29'),
    });
    await world.evaluate();
    const idsFor = async (user?: string) =>
      (await api.get('/overview', user)).body.cycles.map(
        ({ id }: { id: string }) => id,
      );
    expect(await idsFor()).toContain('2026-11-03/2026-11-29');
    expect(await idsFor(BOB)).not.toContain('2026-11-03/2026-11-29');
  });

  it('forgets objectives that are promised no more, and keeps those of cycles that are over', async () => {
    await world.evaluate();
    world.now = at('2027-01-05T12:00:00Z');
    for (const id of Object.values(targets)) {
      await world.setTarget(id, { collected_through: world.now });
    }
    await world.evaluate();
    expect((await overview({ cycle: '2026-Q4' })).items).toHaveLength(3);
    await world.setEntity(CHECKOUT, { annotation: null });
    await world.setEntity(TEAM, {
      annotation: waits().replace('2026-Q4', '2027-Q1'),
    });
    await world.evaluateDue();
    expect((await overview({ cycle: '2026-Q4' })).items).toHaveLength(3);
    expect((await overview()).items).toHaveLength(1);

    await world.setEntity(TEAM, { annotation: null });
    await world.evaluateDue();
    expect((await overview()).items).toEqual([]);
  });

  it('leaves out entities that left the catalog', async () => {
    await world.evaluate();
    await database('entities').where('entity_ref', CHECKOUT).delete();
    const answer = await overview();
    expect(answer.items.map(({ entityRef }) => entityRef)).toEqual([
      SECRET,
      TEAM,
    ]);
  });

  it('needs no more statements for more entities, and reads no facts', async () => {
    await world.evaluate();
    const statements = await statementsOf(database, () => overview());
    expect(statements.length).toBeLessThanOrEqual(8);
    expect(statements.join('\n')).not.toMatch(/spans|measurements|incidents/);
    expect(statements.join('\n')).not.toMatch(/snapshots/);
  });

  it('has a tag by which what was read already is not sent again', async () => {
    await world.evaluate();
    const first = await api.get('/overview');
    const again = await api
      .get('/overview')
      .set('If-None-Match', first.headers.etag);
    expect(again.status).toBe(304);
  });

  it('is there as a table', async () => {
    await world.evaluate();
    const answer = await api.get('/overview.csv');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="okrs-2026-Q4.csv"',
    );
    expect(answer.text.split('\r\n')).toHaveLength(6);
  });

  it('refuses what is no cycle', async () => {
    const answer = await api.get('/overview').query({ cycle: 'Q5' });
    expect(answer.status).toBe(400);
  });
});
