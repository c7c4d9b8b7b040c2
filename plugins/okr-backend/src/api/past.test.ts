import {
  metricResponseSchema,
  okrsResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { startTestApi, TestApi } from './__testUtils__/testApi';
import { at, review, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const HOUR = 3600;
const CHECKOUT = 'component:default/checkout';
const PATH = '/entities/component/default/checkout';

const measuredBaseline = `
no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p50
      from: measured
      to: 1h
`;

describe.each(databases.eachSupportedId())('the past on %s', databaseId => {
  let world: World;
  let api: TestApi;
  let target: number;

  beforeEach(async () => {
    const database = await initTestDatabase(databases, databaseId);
    world = new World(database, '2026-10-05T12:00:00Z');
    target = await world.target('acme/checkout', '2026-09-01');
    await world.entity(CHECKOUT, { [CHECKOUT]: [target] });
    api = await startTestApi(world.context, { entities: [CHECKOUT] });
  });

  afterEach(async () => {
    await api.stop();
  });

  const september = async (asOf: string) => {
    const answer = await api
      .get(`${PATH}/metrics/github.reviewWait`)
      .query({ stat: 'p50', from: '2026-09-01', to: '2026-10-01', asOf });
    return metricResponseSchema.parse(answer.body);
  };

  const okrs = async (query: Record<string, string> = {}) => {
    const answer = await api.get(`${PATH}/okrs`).query(query);
    expect(answer.status).toBe(200);
    return okrsResponseSchema.parse(answer.body);
  };

  it('stays as it was when facts come late', async () => {
    await world.learn(
      target,
      [review('2026-09-10T08:00:00Z', 2), review('2026-09-11T08:00:00Z', 4)],
      '2026-09-12',
    );
    const before = await september('2026-10-01');
    expect(before.value).toEqual({ kind: 'value', value: 3 * HOUR });

    await world.learn(target, [review('2026-09-20T08:00:00Z', 30)]);
    const after = await september('2026-10-01');
    expect(after).toEqual({ ...before, freshness: after.freshness });
    expect(after.freshness.recomputed).toBeUndefined();
    // Looked at from today, what is known today counts.
    const today = await september('2026-10-05T12:00:00Z');
    expect(today.value).toEqual({ kind: 'value', value: 4 * HOUR });
  });

  it('changes through a re-computation only, and shows it', async () => {
    await world.learn(
      target,
      [review('2026-09-10T08:00:00Z', 2)],
      '2026-09-12',
    );
    await world.learn(
      target,
      [review('2026-09-20T08:00:00Z', 30)],
      world.now,
      'GitHub had not been read for 3 days',
    );
    const answer = await september('2026-10-01');
    // The middle of 2 and 30.
    expect(answer.value).toEqual({ kind: 'value', value: 16 * HOUR });
    expect(answer.freshness.recomputed).toEqual({
      at: '2026-10-05T12:00:00.000Z',
      reason: 'GitHub had not been read for 3 days',
    });
    await world.evaluate();
    expect((await okrs()).freshness.recomputed?.reason).toBe(
      'GitHub had not been read for 3 days',
    );
  });

  it('sees a request that was waiting then as waiting', async () => {
    await world.learn(
      target,
      [review('2026-09-29T00:00:00Z', undefined, { key: 'a' })],
      '2026-09-29',
    );
    await world.learn(
      target,
      [review('2026-09-29T00:00:00Z', 72, { key: 'a' })],
      '2026-10-02',
    );
    expect(await september('2026-10-01')).toMatchObject({
      value: { kind: 'moreThan', value: 48 * HOUR },
      answered: 0,
      waiting: 1,
    });
    const facts = await api
      .get(`${PATH}/metrics/github.reviewWait/facts`)
      .query({ from: '2026-09-01', to: '2026-10-01', asOf: '2026-10-01' });
    expect(facts.body.items).toEqual([
      expect.objectContaining({ outcome: 'waiting', waitSeconds: 48 * HOUR }),
    ]);
    expect(facts.body.items[0].end).toBeUndefined();
  });

  it('measures a baseline once and keeps it', async () => {
    await world.setEntity(CHECKOUT, { annotation: measuredBaseline });
    await world.learn(
      target,
      [review('2026-09-10T08:00:00Z', 2), review('2026-09-11T08:00:00Z', 4)],
      '2026-09-12',
    );
    await world.evaluate();
    const frozen = (await okrs()).objectives[0].keyResults[0].baseline;
    expect(frozen).toEqual({
      source: 'measured',
      value: { kind: 'value', value: 3 * HOUR },
      answered: 2,
      waiting: 0,
      window: {
        from: '2026-09-03T00:00:00.000Z',
        to: '2026-10-01T00:00:00.000Z',
      },
      frozenAt: '2026-10-05T12:00:00.000Z',
    });
    world.now = at('2026-10-09T12:00:00Z');
    await world.learn(
      target,
      [review('2026-09-20T08:00:00Z', 30)],
      world.now,
      'The rules for bots changed',
    );
    await world.evaluate();
    expect((await okrs()).objectives[0].keyResults[0].baseline).toEqual(frozen);
  });

  it('waits with the baseline until the history has been read', async () => {
    await world.setEntity(CHECKOUT, { annotation: measuredBaseline });
    await world.learn(
      target,
      [review('2026-09-10T08:00:00Z', 2)],
      '2026-09-12',
    );
    await world.setTarget(target, {
      past_known_at: null,
      collected_through: null,
      state: 'pending',
    });
    await world.evaluate();
    const [pending] = (await okrs()).objectives[0].keyResults;
    expect(pending.baseline).toBeUndefined();
    expect(pending.state).toBe('no data');
    expect(pending.current?.value).toEqual({
      kind: 'none',
      reason: 'notCollected',
    });
    await world.setTarget(target, {
      past_known_at: world.now,
      collected_through: world.now,
      state: 'ok',
    });
    await world.evaluate();
    const [measured] = (await okrs()).objectives[0].keyResults;
    expect(measured.baseline?.value).toEqual({
      kind: 'value',
      value: 2 * HOUR,
    });
  });

  it('serves the last snapshot at or before an instant', async () => {
    await world.evaluate();
    world.now = at('2026-10-06T12:00:00Z');
    await world.evaluate();
    expect((await okrs()).asOf).toBe('2026-10-06T12:00:00.000Z');
    expect((await okrs({ asOf: '2026-10-06T11:59:59Z' })).asOf).toBe(
      '2026-10-05T12:00:00.000Z',
    );
    const none = await okrs({ asOf: '2026-10-04' });
    expect(none.asOf).toBeUndefined();
    expect(none.objectives).toEqual([]);
  });

  it('closes a cycle as of its end, once', async () => {
    await world.setEntity(CHECKOUT, { annotation: measuredBaseline });
    world.now = at('2027-01-08T00:00:00Z');
    await world.learn(
      target,
      [review('2026-12-20T00:00:00Z', 10)],
      '2026-12-21',
    );
    await world.learn(target, [review('2027-01-02T00:00:00Z', 90)]);
    await world.evaluate();
    const closed = await okrs({ cycle: '2026-Q4' });
    expect(closed.asOf).toBe('2027-01-01T00:00:00.000Z');
    expect(closed.objectives[0].keyResults[0].current).toMatchObject({
      value: { kind: 'value', value: 10 * HOUR },
      window: { to: '2027-01-01T00:00:00.000Z' },
    });
    const current = await okrs();
    expect(current.cycle.id).toBe('2027-Q1');
    expect(current.objectives).toEqual([]);
    expect(current.cycles.map(({ id }) => id)).toEqual(['2027-Q1', '2026-Q4']);

    world.now = at('2027-01-09T00:00:00Z');
    const written: string[] = [];
    const { snapshots } = world.context;
    const write = snapshots.write.bind(snapshots);
    jest
      .spyOn(snapshots, 'write')
      .mockImplementation(async (documents, ...rest) => {
        written.push(...documents.map(({ cycle }) => cycle));
        return write(documents, ...rest);
      });
    await world.evaluate();
    expect(written).toEqual(['2027-Q1']);

    await world.learn(
      target,
      [review('2026-12-21T00:00:00Z', 20)],
      world.now,
      'GitHub had not been read for 3 days',
    );
    await world.evaluate();
    expect(written).toEqual(['2027-Q1', '2027-Q1', '2026-Q4']);
    expect(
      (await okrs({ cycle: '2026-Q4' })).objectives[0].keyResults[0].current
        ?.value,
    ).toEqual({ kind: 'value', value: 15 * HOUR });
  });

  it('writes a closed cycle again once its source has been read for the first time', async () => {
    await world.setEntity(CHECKOUT, { annotation: measuredBaseline });
    world.now = at('2027-01-08T00:00:00Z');
    await world.setTarget(target, {
      past_known_at: null,
      collected_through: null,
      state: 'pending',
    });
    await world.evaluate();
    const valueOfClosed = async () =>
      (await okrs({ cycle: '2026-Q4' })).objectives[0].keyResults[0].current
        ?.value;
    expect(await valueOfClosed()).toEqual({
      kind: 'none',
      reason: 'notCollected',
    });

    await world.learn(target, [review('2026-12-20T00:00:00Z', 10)]);
    await world.setTarget(target, {
      past_known_at: world.now,
      collected_through: world.now,
      state: 'ok',
    });
    await world.evaluate();
    expect(await valueOfClosed()).toEqual({ kind: 'value', value: 10 * HOUR });
  });

  it('leaves a closed cycle as it was when the annotation or its repository changes', async () => {
    await world.setEntity(CHECKOUT, { annotation: measuredBaseline });
    await world.learn(
      target,
      [review('2026-12-20T00:00:00Z', 10)],
      '2026-12-21',
    );
    world.now = at('2027-01-01T00:00:00Z');
    await world.setTarget(target, { collected_through: world.now });
    await world.evaluate();
    const closed = await okrs({ cycle: '2026-Q4' });

    world.now = at('2027-01-20T00:00:00Z');
    await world.setEntity(CHECKOUT, {
      annotation: measuredBaseline.replace('to: 1h', 'to: 90h'),
    });
    await world.setTarget(target, { state: 'gone' });
    await world.evaluate();
    const later = await okrs({ cycle: '2026-Q4' });
    expect(later.objectives).toEqual(closed.objectives);
    expect(later.freshness.stale).toBe(false);
  });

  it('never writes a closed cycle again once what was known at its end is not kept any more', async () => {
    await world.setEntity(CHECKOUT, { annotation: measuredBaseline });
    await world.learn(
      target,
      [review('2026-12-20T00:00:00Z', 10)],
      '2026-12-21',
    );
    world.now = at('2027-01-08T00:00:00Z');
    await world.setTarget(target, { collected_through: world.now });
    await world.evaluate();
    const closed = await okrs({ cycle: '2026-Q4' });
    expect(closed.objectives[0].keyResults[0].current?.value).toEqual({
      kind: 'value',
      value: 10 * HOUR,
    });

    world.settings.versionsKeptMs = 45 * 24 * HOUR * 1000;
    const readAnew = async (now: string, hours: number) => {
      world.now = at(now);
      await world.learn(
        target,
        [review('2026-12-21T00:00:00Z', hours)],
        world.now,
        'GitHub was read anew',
      );
      await world.evaluate();
      const { objectives } = await okrs({ cycle: '2026-Q4' });
      return objectives[0].keyResults[0].current?.value;
    };
    // On the 45th day it is kept, on the 46th it is not.
    const value = { kind: 'value', value: 15 * HOUR };
    expect(await readAnew('2027-02-15T00:00:00Z', 20)).toEqual(value);
    expect(await readAnew('2027-02-16T00:00:00Z', 40)).toEqual(value);
  });

  it('refuses an instant from which nothing is kept any more', async () => {
    const answer = await api
      .get(`${PATH}/metrics/github.reviewWait`)
      .query({ asOf: '2024-01-01' });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(
      'what was known is kept for 800 days',
    );
  });

  it('knows nothing of a window that begins before the history does', async () => {
    await world.setTarget(target, { history_from: at('2026-09-05') });
    await world.learn(
      target,
      [review('2026-09-10T08:00:00Z', 2)],
      '2026-09-12',
    );
    expect((await september('2026-10-01')).value).toEqual({
      kind: 'none',
      reason: 'notCollected',
    });
    // A baseline over 3 to 30 September would be made of what is known by chance.
    await world.setEntity(CHECKOUT, { annotation: measuredBaseline });
    await world.evaluate();
    expect((await okrs()).objectives[0].keyResults[0].baseline).toBeUndefined();
  });

  it('leaves out the open requests of a repository that is gone, and says so', async () => {
    await world.learn(
      target,
      [review('2026-09-29T00:00:00Z', undefined)],
      '2026-09-29',
    );
    const other = await world.target('acme/cart', '2026-09-01');
    await world.entity('component:default/cart', {
      'component:default/cart': [other],
    });
    await world.setTarget(target, {
      state: 'gone',
      collected_through: at('2026-10-01'),
    });
    const now = await september('2026-10-05T12:00:00Z');
    expect(now.waiting).toBe(1);
    const answer = await api.get(`${PATH}/metrics/github.reviewWait`);
    expect(metricResponseSchema.parse(answer.body)).toMatchObject({
      value: { kind: 'none', reason: 'notCollected' },
      coverage: { targets: 1, collectedTargets: 0 },
    });
  });

  it('begins the next cycle when it begins, not with the next full pass', async () => {
    world.now = at('2026-12-31T22:00:00Z');
    await world.setTarget(target, { collected_through: world.now });
    await world.setEntity(CHECKOUT, {
      annotation: measuredBaseline.replace('2026-Q4', '2027-Q1'),
    });
    await world.evaluate();
    const state = async () =>
      (await okrs({ cycle: '2027-Q1' })).objectives[0].keyResults[0].state;
    expect(await state()).toBe('not started');
    world.now = at('2027-01-01T00:00:00Z');
    expect(await world.evaluateDue()).toBe(1);
    expect(await state()).not.toBe('not started');
  });

  it('keeps a week as it was told when it was over', async () => {
    world.now = at('2026-10-05T00:00:00Z');
    await world.learn(
      target,
      [review('2026-09-29T00:00:00Z', 6)],
      '2026-09-30',
    );
    await world.evaluate();
    const weekOf = async () =>
      (await okrs()).reviewWait?.series.find(({ from }) =>
        from.startsWith('2026-09-28'),
      );
    expect((await weekOf())?.value).toEqual({ kind: 'value', value: 6 * HOUR });
    world.now = at('2026-10-07T00:00:00Z');
    await world.learn(target, [review('2026-09-30T00:00:00Z', 50)]);
    await world.evaluate();
    expect((await weekOf())?.value).toEqual({ kind: 'value', value: 6 * HOUR });
  });
});
