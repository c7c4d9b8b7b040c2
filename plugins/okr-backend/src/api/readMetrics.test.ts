import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { BOB, startTestApi, TestApi } from './__testUtils__/testApi';
import { World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

describe('what key results can ask for', () => {
  let api: TestApi;

  beforeEach(async () => {
    const [databaseId] = databases.eachSupportedId()[0];
    const database = await initTestDatabase(databases, databaseId);
    const world = new World(database, '2026-11-18T12:00:00Z');
    api = await startTestApi(world.context, { entities: [] });
  });
  afterEach(() => api.stop());

  it('is told to everybody who is signed in', async () => {
    const { body } = await api.get('/metrics', BOB);
    expect(
      body.metrics.find(({ id }: { id: string }) => id === 'github.reviewWait'),
    ).toMatchObject({
      title: 'Review wait',
      unit: 'duration',
      better: 'lower',
      defaultStat: 'p75',
      source: 'GitHub',
    });
    expect(body.cycles).toEqual({ fiscalYearStartMonth: 1, timeZone: 'UTC' });
  });
});
