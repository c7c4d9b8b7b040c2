import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import {
  BOB,
  EVE,
  MONITOR,
  startTestApi,
  TestApi,
} from './__testUtils__/testApi';
import { World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const SECRET = 'component:default/secret';
const TEAM = 'group:default/team';

const reading = (id: string, value: number, at = '2026-11-17T10:00:00Z') => ({
  shape: 'reading',
  metric: 'codecov.coverage',
  id,
  entityRef: SHOP,
  at,
  value,
  weight: 100,
});

const outage = {
  shape: 'incident',
  id: 'PAGE-1',
  entityRef: SHOP,
  title: 'Outage',
  phases: { started: '2026-11-10T10:00:00Z', detected: '2026-11-10T10:30:00Z' },
  severity: 'critical',
};

describe.each(databases.eachSupportedId())(
  'pushing facts on %s',
  databaseId => {
    let world: World;
    let api: TestApi;

    beforeEach(async () => {
      const database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-11-18T12:00:00Z');
      await world.entity(SHOP, { [SHOP]: [] });
      await world.entity(SECRET, { [SECRET]: [] });
      await world.entity(TEAM, { [SHOP]: [], [SECRET]: [] });
      api = await startTestApi(
        world.context,
        { entities: [SHOP, SECRET, TEAM], hiddenFromBob: [SECRET] },
        { denied: ['okr.facts.push'] },
      );
    });

    afterEach(async () => {
      await api.stop();
    });

    const push = (items: unknown[], user = EVE, more = {}) =>
      api.send('post', '/facts', user).send({ items, ...more });
    /** With nothing missing in any window that is asked about. */
    const pushAll = (items: unknown[]) =>
      push(items, EVE, { completeSince: '2026-01-01T00:00:00Z' });
    const valueOf = async (metric: string) =>
      (await api.get(`/entities/group/default/team/metrics/${metric}`)).body;

    it('measures what was pushed, of every shape', async () => {
      const answer = await pushAll([
        reading('a', 0.5),
        { ...reading('b', 0.8), entityRef: SECRET, weight: 300 },
        {
          shape: 'span',
          metric: 'ci.buildTime',
          id: 'build-1',
          entityRef: SHOP,
          start: '2026-11-17T10:00:00Z',
          end: '2026-11-17T10:10:00Z',
        },
        outage,
      ]);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        received: 4,
        stored: 4,
        unchanged: 0,
        completeSince: '2026-01-01T00:00:00.000Z',
      });
      // (0.5 · 100 + 0.8 · 300) ÷ 400
      const coverage = await valueOf('codecov.coverage');
      expect(coverage.value).toEqual({ kind: 'value', value: 0.725 });
      expect(coverage.coverage).toMatchObject({
        targets: 2,
        measuredEntities: 2,
      });
      expect((await valueOf('ci.buildTime')).value.value).toBe(600);
      expect(
        (await valueOf('incidents.count?where=severity:SEV1')).value,
      ).toEqual({ kind: 'value', value: 1 });
      const facts = await api.get(
        '/entities/group/default/team/metrics/codecov.coverage/facts',
      );
      expect(facts.body.items).toMatchObject([
        { value: 0.8, denominator: 300 },
        { value: 0.5, denominator: 100 },
      ]);
      expect(api.audited).toEqual([
        {
          eventId: 'facts-push',
          meta: { items: 4, completeSince: '2026-01-01T00:00:00Z' },
          outcome: 'success',
        },
      ]);
    });

    it('takes a repeat for what it is', async () => {
      await pushAll([reading('a', 0.5), outage]);
      const again = await push([reading('a', 0.6), outage]);
      expect(again.body).toMatchObject({
        received: 2,
        stored: 1,
        unchanged: 1,
      });
      expect((await valueOf('codecov.coverage')).value.value).toBe(0.6);
      expect((await valueOf('incidents.count')).value.value).toBe(1);
    });

    const summaryOf = async (query = '') =>
      (
        await api.get(
          `/entities/component/default/shop/incidents/summary${query}`,
        )
      ).body;

    it('knows nothing of the time before the first fact, which is no 0', async () => {
      const answer = await push([outage]);
      expect(answer.body.completeSince).toBe('2026-11-10T10:30:00.000Z');
      const before = await valueOf('incidents.count?from=2026-11-10');
      expect(before.value).toEqual({ kind: 'none', reason: 'notCollected' });
      const since = 'from=2026-11-10T10:30:00Z';
      expect((await valueOf(`incidents.count?${since}`)).value).toEqual({
        kind: 'value',
        value: 1,
      });
      expect(await summaryOf()).toMatchObject({ collected: false });
      // Lists say nothing of what is not in them.
      const list = await api.get('/entities/component/default/shop/incidents');
      expect(list.body.items).toMatchObject([{ title: 'Outage' }]);
      expect(await summaryOf(`?${since}`)).toMatchObject({
        collected: true,
        beforeCollected: false,
        total: { count: 1, comparison: { verdict: 'tooFew' } },
      });
    });

    it('counts none in a time that its sender calls complete', async () => {
      await pushAll([outage]);
      expect(await summaryOf('?from=2026-11-10')).toMatchObject({
        collected: true,
        beforeCollected: true,
        total: { count: 1, before: 0 },
      });
      const october = 'incidents.count?from=2026-10-01&to=2026-11-01';
      expect((await valueOf(october)).value).toEqual({
        kind: 'value',
        value: 0,
      });
    });

    it('leaves a past as it was when its sender says later that it was complete', async () => {
      await push([outage]);
      world.now += 3 * 86_400_000;
      const query = 'incidents.count?from=2026-11-01&to=2026-11-12';
      const asOf = '&asOf=2026-11-20T00:00:00Z';
      const unknown = { kind: 'none', reason: 'notCollected' };
      await pushAll([outage]);
      expect((await valueOf(query)).value).toEqual({ kind: 'value', value: 1 });
      expect((await valueOf(`${query}${asOf}`)).value).toEqual(unknown);
    });

    it('shows readings from the first on, whatever was before', async () => {
      await push([reading('a', 0.5)]);
      const { value, series } = await valueOf('codecov.coverage');
      expect(value).toEqual({ kind: 'value', value: 0.5 });
      expect(series[0].value).toEqual({ kind: 'none', reason: 'noItems' });
    });

    it('makes no ratio of days of which the first are not known', async () => {
      const builds = (day: number, numerator: number) => ({
        shape: 'dailyRatio',
        metric: 'ci.passed',
        id: `${day}`,
        entityRef: SHOP,
        day: `2026-11-${day}`,
        numerator,
        denominator: 10,
      });
      const answer = await push([builds(16, 9), builds(17, 6)]);
      expect(answer.body).toMatchObject({
        stored: 2,
        completeSince: '2026-11-16T00:00:00.000Z',
      });
      // (9 + 6) ÷ (10 + 10)
      const since = await valueOf('ci.passed?from=2026-11-16&to=2026-11-18');
      expect(since.value).toEqual({ kind: 'value', value: 0.75 });
      expect(since.answered).toBe(2);
      expect((await valueOf('ci.passed')).value).toEqual({
        kind: 'none',
        reason: 'notCollected',
      });
    });

    it.each([
      ['2026-11-18T12:00:01Z', /completeSince lies in the future/],
      ['1999-12-31T23:59:59Z', /completeSince lies before the year 2000/],
      ['yesterday', /completeSince must be an instant/],
    ])('takes nothing that is complete since %s', async (since, message) => {
      const answer = await push([outage], EVE, { completeSince: since });
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toMatch(message);
      expect(await summaryOf()).toMatchObject({ sources: [] });
    });

    it.each([
      [{ shape: 'thing' }, 'shape', /^Must be one of span/],
      [{ metric: undefined }, 'metric', /^Is missing/],
      [
        { metric: 'codecov.lines' },
        'metric',
        /^The metric codecov.lines is not declared in okr\.metrics/,
      ],
      [
        { metric: 'github.reviewWait' },
        'metric',
        /nobody but its own source tells about it/,
      ],
      [
        { metric: 'ci.buildTime' },
        'shape',
        /^The metric ci.buildTime is declared as span/,
      ],
      [{ at: 'today' }, 'at', /^Must be an instant/],
      [{ at: '2026-11-20T00:00:00Z' }, 'at', /^Lies in the future/],
      [{ value: 'high' }, 'value', /^Must be a number/],
      [{ weight: 0 }, 'weight', /./],
      [{ entityRef: 'component:default/nothing' }, 'entityRef', /There is no/],
      [{ entityRef: TEAM }, 'entityRef', /Facts are of Components/],
      [{ entityRef: 'component:/' }, 'entityRef', /not an entity reference/],
      [{ colour: 'red' }, undefined, /^Has colour, which is not known/],
      [{ value: 1e300 }, 'value', /^Must lie between/],
      [{ weight: 1e-300 }, 'weight', /^Must be at least/],
      [{ at: '2150-01-01T00:00:00Z' }, 'at', /^Lies in the future/],
      [
        { url: 'https://deploy:secret@ci.example/1' },
        'url',
        /^Must not hold a user name or a password$/,
      ],
      [
        { url: 'https://token@ci.example/1' },
        'url',
        /^Must not hold a user name or a password$/,
      ],
      [
        { url: 'ftp://ci.example/1' },
        'url',
        /^Must be a link that begins with http or https$/,
      ],
      [
        {
          dimensions: Object.fromEntries(
            Array.from({ length: 51 }, (_, index) => [`d${index}`, 'x']),
          ),
        },
        'dimensions',
        /^Must have at most 50 entries$/,
      ],
      [{ at: '0001-01-01T00:00:00Z' }, 'at', /^Lies before the year 2000/],
    ])(
      'stores nothing where an item is wrong: %j',
      async (fault, field, message) => {
        const answer = await push([
          reading('good', 0.5),
          { ...reading('bad', 1), ...fault },
        ]);
        expect(answer.status).toBe(400);
        expect(answer.body.error.name).toBe('InputError');
        expect(answer.body.error.items).toEqual([
          {
            index: 1,
            id: 'bad',
            ...(field && { field }),
            message: expect.stringMatching(message),
          },
        ]);
        expect((await valueOf('codecov.coverage')).value).toEqual({
          kind: 'none',
          reason: 'notCollected',
        });
      },
    );

    it.each(['a\u0000b', 'a\ud800'])(
      'refuses the id %j, which no database keeps as it is',
      async id => {
        const answer = await push([reading('good', 0.5), { ...outage, id }]);
        expect(answer.status).toBe(400);
        expect(answer.body.error.items).toMatchObject([
          {
            index: 1,
            field: 'id',
            message: expect.stringMatching(/^Must not hold/),
          },
        ]);
      },
    );

    it.each([
      ['phases', '"phases":{"__proto__":"2026-11-10T10:00:00Z"}'],
      ['dimensions', '"phases":{},"dimensions":{"__proto__":"x"}'],
      [undefined, '"phases":{},"__proto__":{"area":"x"}'],
    ])('refuses __proto__ as any unknown key, in %s', async (field, json) => {
      const answer = await api
        .send('post', '/facts')
        .set('Content-Type', 'application/json')
        .send(
          `{"items":[{"shape":"incident","id":"a","entityRef":"${SHOP}",${json}}]}`,
        );
      expect(answer.status).toBe(400);
      expect(answer.body.error.items).toEqual([
        {
          index: 0,
          id: 'a',
          ...(field && { field }),
          message: 'Has __proto__, which is not known',
        },
      ]);
    });

    it('takes fifty dimensions', async () => {
      const dimensions = Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [`d${index}`, 'x']),
      );
      expect((await push([{ ...outage, dimensions }])).status).toBe(200);
    });

    it.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
      'stores an incident of %s with a warning',
      async started => {
        const phases = { ...outage.phases, started };
        expect((await push([{ ...outage, phases }])).status).toBe(200);
        const { body } = await api.get(
          '/entities/component/default/shop/incidents',
        );
        expect(body.items).toMatchObject([
          { warnings: [{ kind: 'absurdInstant', phases: ['started'] }] },
        ]);
      },
    );

    it.each(['0000-01-01T00:00:00+00:01', '9999-12-31T23:59:00-00:01'])(
      'refuses an incident of %s, which cannot be written in UTC',
      async started => {
        const phases = { ...outage.phases, started };
        const answer = await push([{ ...outage, phases }]);
        expect(answer.body.error.items).toMatchObject([
          {
            field: 'phases.started',
            message: 'Lies outside of the years 0 to 9999',
          },
        ]);
      },
    );

    it('says what is wrong with every item', async () => {
      const answer = await push([
        { ...reading('a', 0.5), at: 'now' },
        reading('b', 0.5),
        'text',
        {
          shape: 'span',
          metric: 'ci.buildTime',
          id: 'c',
          entityRef: SHOP,
          start: '2026-11-17T10:00:00Z',
          end: '2026-11-17T09:00:00Z',
        },
      ]);
      expect(
        answer.body.error.items.map(
          ({ index, field }: { index: number; field?: string }) => [
            index,
            field,
          ],
        ),
      ).toEqual([
        [0, 'at'],
        [2, undefined],
        [3, 'end'],
      ]);
    });

    it('knows nothing of what has the same id in an entity that is hidden', async () => {
      await api.stop();
      api = await startTestApi(world.context, {
        entities: [SHOP, SECRET, TEAM],
        hiddenFromBob: [SECRET],
      });
      await push([
        { ...outage, entityRef: SECRET, title: 'Secret', area: 'merger' },
      ]);
      const secret = '/entities/component/default/secret/incidents';
      const [{ id: secretId }] = (await api.get(secret)).body.items;
      const review = { phases: {}, fiveWhys: [], actionItems: [], notes: '' };
      const save = (path: string, id: string, notes: string, user: string) =>
        api
          .send('put', `${path}/${id}/review`, user)
          .send({ version: 0, review: { ...review, notes } });
      await save(secret, secretId, 'Nobody may know', EVE);

      await push([outage], BOB);
      const shop = '/entities/component/default/shop/incidents';
      const [row] = (await api.get(shop, BOB)).body.items;
      expect(row).toMatchObject({ title: 'Outage', reviewed: false });
      expect(row.area).toBeUndefined();
      const { body } = await api.get(`${shop}/${row.id}`, BOB);
      expect(body.versions).toEqual([]);
      expect((await save(shop, row.id, 'Mine', BOB)).status).toBe(200);
      const { versions } = (await api.get(`${secret}/${secretId}`)).body;
      expect(versions).toHaveLength(1);
      await pushAll([outage, { ...outage, entityRef: SECRET }]);
      // Two incidents are two, whatever their senders call them.
      expect((await valueOf('incidents.count')).value.value).toBe(2);
    });

    it('is for those who may, services too', async () => {
      expect((await push([outage], BOB)).status).toBe(403);
      expect((await push([outage], MONITOR)).status).toBe(403);
      expect(api.audited.map(({ outcome }) => outcome)).toEqual([
        'NotAllowedError',
        'NotAllowedError',
      ]);
      await api.stop();
      api = await startTestApi(world.context, {
        entities: [SHOP, SECRET, TEAM],
        hiddenFromBob: [SECRET],
      });
      expect((await push([outage], MONITOR)).status).toBe(200);
      const hidden = await push([{ ...outage, entityRef: SECRET }], BOB);
      expect(hidden.status).toBe(400);
      expect(hidden.body.error.items[0].message).toBe(
        'There is no component:default/secret in the catalog, or you may not see it',
      );
    });

    it('takes a thousand items and no more, and bodies up to 5 MB', async () => {
      const items = Array.from({ length: 1000 }, (_, index) => ({
        ...outage,
        id: `PAGE-${index}`,
        title: 'x'.repeat(400),
      }));
      expect((await push(items)).body.stored).toBe(1000);
      const more = await push([...items, outage]);
      expect(more.status).toBe(400);
      expect(more.body.error.message).toBe(
        'At most 1,000 items in a request; 1,001 were sent',
      );
      expect((await push([])).status).toBe(400);
      const large = await push([{ ...outage, title: 'x'.repeat(6_000_000) }]);
      expect(large.status).toBe(413);
      const text = await api
        .send('post', '/facts')
        .set('Content-Type', 'application/json')
        .send('{ "items": [');
      expect(text.status).toBe(400);
    });
  },
);
