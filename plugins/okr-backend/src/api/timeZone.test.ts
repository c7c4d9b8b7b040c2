import {
  checkInSummarySchema,
  incidentsSummarySchema,
  okrsResponseSchema,
  overviewResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { recordAnnotations } from '../changes';
import { PeopleApi, startPeopleApi } from '../checkIns/__testUtils__/PeopleApi';
import { at, incident, review, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const CHECKOUT = 'component:default/checkout';
const PATH = '/entities/component/default/checkout';

const promising = (target: string) => `no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    review-wait:
      metric: github.reviewWait
      from: 52h
      to: ${target}
`;

describe('an installation that counts days in Berlin', () => {
  let database: Knex;
  let world: World;
  let api: PeopleApi;

  beforeAll(async () => {
    const [databaseId] = databases.eachSupportedId()[0];
    database = await initTestDatabase(databases, databaseId);
    world = new World(database, '2026-09-20T12:00:00Z');
    world.settings.cycles.timeZone = 'Europe/Berlin';
    const code = await world.target('acme/checkout', '2026-07-01');
    const pager = await world.target('Checkout', '2026-05-01', {
      source: 'pagerduty',
      reference: 'Checkout',
    });
    await world.entity(CHECKOUT, { [CHECKOUT]: [code, pager] });
    await world.learn(code, [review('2026-09-10T10:00:00Z', 20)]);
    api = await startPeopleApi(database, world, { entityRefs: [CHECKOUT] });
    await show('2026-09-20T12:00:00Z', promising('24h'));
    // Half past one on 6 October in Berlin.
    await show('2026-10-05T23:30:00Z', promising('30h'));
    // Half an hour into 19 November.
    await show('2026-11-18T23:30:00Z', promising('30h'));
    // Half an hour into November, and still October in UTC.
    await world.learn(pager, [
      incident('A', {
        started: '2026-10-31T23:30',
        detected: '2026-10-31T23:40',
      }),
    ]);
  });

  afterAll(async () => {
    await api.stop();
  });

  /** As the sync does it. */
  async function show(instant: string, annotation: string) {
    world.now = at(instant);
    await recordAnnotations(
      database,
      [{ entityRef: CHECKOUT, annotation }],
      world.now,
    );
    await world.setEntity(CHECKOUT, { annotation });
    await world.evaluate();
  }

  it('tells the zone with the windows that are cut in it', async () => {
    const { status, body } = await api.get(`${PATH}/okrs`);
    expect(status).toBe(200);
    const { timeZone, cycle, objectives } = okrsResponseSchema.parse(body);
    expect(timeZone).toBe('Europe/Berlin');
    // Summer time in Berlin until 25 October.
    expect(cycle).toMatchObject({
      from: '2026-09-30T22:00:00.000Z',
      to: '2026-12-31T23:00:00.000Z',
    });
    const [{ series = [], changes }] = objectives[0].keyResults;
    expect(series.map(({ from }) => from)).toEqual(
      expect.arrayContaining([
        '2026-10-18T22:00:00.000Z',
        '2026-10-25T23:00:00.000Z',
      ]),
    );
    expect(changes).toMatchObject([{ at: '2026-10-05T23:30:00.000Z' }]);
  });

  it('tells it with the overview', async () => {
    const { body } = await api.get('/overview');
    expect(overviewResponseSchema.parse(body).timeZone).toBe('Europe/Berlin');
  });

  it('counts incidents by its months', async () => {
    const { body } = await api.get(`${PATH}/incidents/summary`);
    const { months } = incidentsSummarySchema.parse(body);
    expect(
      months.map(({ from, withoutSeverity }) => [from, withoutSeverity]),
    ).toEqual([
      ['2026-07-31T22:00:00.000Z', 0],
      ['2026-08-31T22:00:00.000Z', 0],
      ['2026-09-30T22:00:00.000Z', 0],
      ['2026-10-31T23:00:00.000Z', 1],
    ]);
  });

  it('takes check-ins of its day', async () => {
    const { body } = await api.get(`${PATH}/check-ins/summary`);
    expect(checkInSummarySchema.parse(body)).toMatchObject({
      today: '2026-11-19',
      days: { first: '2026-11-05', last: '2026-11-19' },
    });
  });

  it('says its days in the reports', async () => {
    await show('2027-01-02T12:00:00Z', promising('30h'));
    const report = await api.get(`${PATH}/cycles/2026-Q4/report.md`);
    expect(report.status).toBe(200);
    expect(report.text).toContain('1 October 2026 to 31 December 2026');
    expect(report.text).toContain('6 October 2026');
    expect(report.text).not.toContain('5 October 2026');
  });
});
