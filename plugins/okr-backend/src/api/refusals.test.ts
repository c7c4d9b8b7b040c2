import { TestDatabases } from '@backstage/backend-test-utils';
import { initTestDatabase } from '../__testUtils__/databases';
import { startTestApi, TestApi } from './__testUtils__/testApi';
import { World } from './__testUtils__/world';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
jest.setTimeout(60_000);

const PATH = '/entities/component/default/checkout';
const METRIC = `${PATH}/metrics/github.reviewWait`;

describe('refusals', () => {
  let api: TestApi;

  beforeAll(async () => {
    const database = await initTestDatabase(databases, 'SQLITE_3');
    const world = new World(database, '2026-11-18T12:00:00Z');
    api = await startTestApi(world.context, {
      entities: ['component:default/checkout'],
    });
  });

  afterAll(async () => {
    await api.stop();
  });

  it.each([
    [
      `${PATH}/okrs?cycle=Q4-2026`,
      "cycle 'Q4-2026' is not a quarter such as 2026-Q4, a half such as 2026-H2, a year such as 2026, or first and last day such as 2026-10-01/2026-12-31; did you mean 2026-Q4?",
    ],
    [
      `${PATH}/okrs?asOf=yesterday`,
      "asOf 'yesterday' is not an instant such as 2026-11-01 or 2026-11-01T09:30:00Z",
    ],
    [
      `${PATH}/okrs?asOf=2026-11-19`,
      "asOf '2026-11-19' is in the future; leave it out to look from now",
    ],
    [
      `${METRIC}?stat=p99`,
      "github.reviewWait has no stat 'p99'; it has p50, p75, p90, mean, count, within and a duration, such as within 24h",
    ],
    [
      `${PATH}/metrics/github.maintenanceShare?stat=p75`,
      "github.maintenanceShare has no stat 'p75'; it has share, count",
    ],
    [
      `${METRIC}?from=2026-02-30`,
      "from '2026-02-30' is not an instant such as 2026-11-01 or 2026-11-01T09:30:00Z",
    ],
    [
      `${METRIC}?to=1700000000`,
      "to '1700000000' is not an instant such as 2026-11-01 or 2026-11-01T09:30:00Z",
    ],
    [
      `${METRIC}?from=2026-11-02&to=2026-11-01`,
      'The window is empty: from 2026-11-02T00:00:00.000Z is not before to 2026-11-01T00:00:00.000Z',
    ],
    [
      `${METRIC}?from=2016-11-01&to=2026-11-01`,
      'The window is 10.0 years long; two years is the most that can be asked for',
    ],
    [
      `${METRIC}?from=2026-11-10&asOf=2026-11-01&to=2026-11-12`,
      'The window begins at 2026-11-10T00:00:00.000Z, after the instant it is looked at from, 2026-11-01T00:00:00.000Z',
    ],
    [
      `${METRIC}?calendar=tokyo`,
      "There is no calendar 'tokyo': choose one of wall, berlin",
    ],
    [
      `${METRIC}?where=SEV1`,
      "where 'SEV1' is not a dimension and its value, such as severity:SEV1",
    ],
    [
      `${METRIC}/facts?cursor=abc`,
      "'abc' is not a cursor of this list: pass the nextCursor of the page before, or none",
    ],
    [`${METRIC}/facts?limit=101`, 'limit must be <= 100'],
    [`${PATH}/members?limit=0`, 'limit must be >= 1'],
    [`${PATH}/waiting?limit=many`, 'limit must be integer'],
    [`${METRIC}?window=7d`, "Unknown query parameter 'window'"],
  ])('400 %s', async (path, message) => {
    const answer = await api.get(path);
    expect(answer.body.error?.message).toBe(message);
    expect(answer.status).toBe(400);
    expect(answer.body.error.name).toBe('InputError');
  });

  it.each([
    [
      `${PATH}/metrics/github.reviewWiat`,
      "There is no metric 'github.reviewWiat'; there are ci.buildTime, ci.passed, codecov.coverage, github.firstReview, github.maintenanceShare, github.mergeTime, github.reviewWait, incidents.count, incidents.downtimeShare, incidents.timeToAcknowledge, incidents.timeToDetect, incidents.timeToMitigate, incidents.timeToResolve, incidents.undetectedShare, sentry.crashFreeUsers, sentry.errorsPerAffectedUser, sentry.errorsPerUserDay, sentry.events",
    ],
    [
      '/entities/component/default/nothing/okrs',
      'There is no entity component:default/nothing in the catalog, or you may not see it',
    ],
    [
      '/entities/component/default/checkout/nothing',
      'There is nothing at /v1/entities/component/default/checkout/nothing',
    ],
  ])('404 %s', async (path, message) => {
    const answer = await api.get(path);
    expect(answer.body.error?.message).toBe(message);
    expect(answer.status).toBe(404);
    expect(answer.body.error.name).toBe('NotFoundError');
  });

  it.each(['post', 'delete'] as const)(
    '405 to %s, with what can be asked instead',
    async method => {
      const answer = await api.send(method, `${PATH}/okrs`);
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('GET, HEAD');
      expect(answer.body.error).toEqual({
        name: 'MethodNotAllowedError',
        message: `/v1${PATH}/okrs does not take ${method.toUpperCase()}; it takes GET, HEAD`,
      });
    },
  );

  it('400 to an address that cannot be decoded', async () => {
    const answer = await api.get('/entities/component/default/%E0%A4%A/okrs');
    expect(answer.status).toBe(400);
    expect(answer.body.error.name).toBe('InputError');
  });

  it('answers HEAD with the head of the answer to GET', async () => {
    const head = await api.send('head', `${PATH}/okrs`);
    const get = await api.get(`${PATH}/okrs`);
    expect(head.status).toBe(200);
    expect(head.text).toBeFalsy();
    expect(head.headers.etag).toBe(get.headers.etag);
    expect(
      (await api.send('head', '/entities/component/default/nothing/okrs'))
        .status,
    ).toBe(404);
  });

  it.each([
    ['yesterday', Date.parse('2026-11-17T12:00:00Z')],
    ['tomorrow', Date.parse('2026-11-19T12:00:00Z')],
    ['long before there were clocks', -9e15],
  ])(
    'does not tell who was waited on %s through a forged cursor',
    async (_, instant) => {
      const cursor = Buffer.from(
        JSON.stringify(['waiting', instant, '0.0']),
      ).toString('base64url');
      const answer = await api.get(`${PATH}/waiting?cursor=${cursor}`);
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toBe(
        'The cursor is not of a list that is being read now; begin again without it',
      );
    },
  );

  it('does not take the cursor of another list', async () => {
    const cursor = Buffer.from(JSON.stringify(['members', 'a'])).toString(
      'base64url',
    );
    const answer = await api.get(`${METRIC}/facts?cursor=${cursor}`);
    expect(answer.status).toBe(400);
  });

  it('answers a visible entity that the store does not know yet', async () => {
    const answer = await api.get(`${PATH}/okrs`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      entityRef: 'component:default/checkout',
      cycle: { id: '2026-Q4' },
      hasAnnotation: false,
      objectives: [],
      coverage: { targets: 0 },
    });
    expect(answer.body.asOf).toBeUndefined();
    const number = await api.get(METRIC);
    expect(number.status).toBe(200);
    expect(number.body.value).toEqual({ kind: 'none', reason: 'notCollected' });
  });
});
