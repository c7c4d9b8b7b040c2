import { explanationResponseSchema } from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../../__testUtils__/databases';
import { BOB, startTestApi, TestApi } from '../__testUtils__/testApi';
import { incident, World } from '../__testUtils__/world';

const databases = createTestDatabases();
const NOW = '2026-11-18T12:00:00Z';
const CHECKOUT = 'component:default/checkout';
const SEARCH = 'component:default/search';
const TEAM = 'group:default/team';

const annotation = `
fewer:
  objective: Fewer surprises
  cycle: 2026-Q4
  keyResults:
    count: { metric: incidents.count, from: 4, to: 2 }
`;

describe.each(databases.eachSupportedId())(
  'an area that only a hidden service names, on %s',
  databaseId => {
    let api: TestApi;

    beforeEach(async () => {
      const world = new World(
        await initTestDatabase(databases, databaseId),
        NOW,
      );
      const source = { source: 'pagerduty' };
      const checkout = await world.target('checkout', NOW, source);
      const search = await world.target('search', NOW, source);
      const onThe = (day: number) => ({
        started: `2026-11-${day}T10:00`,
        detected: `2026-11-${day}T10:05`,
        resolved: `2026-11-${day}T12:00`,
      });
      await world.learn(checkout, [
        incident('of both', onThe(10), { area: 'payments' }),
        incident('own', onThe(11), { area: 'payments' }),
      ]);
      // What is said last counts.
      await world.learn(search, [
        incident('of both', onThe(10), { area: 'secret-merger' }),
      ]);
      await world.entity(CHECKOUT, { [CHECKOUT]: [checkout] });
      await world.entity(SEARCH, { [SEARCH]: [search] });
      await world.entity(
        TEAM,
        { [CHECKOUT]: [checkout], [SEARCH]: [search] },
        { annotation },
      );
      await world.evaluate();
      api = await startTestApi(world.context, {
        entities: [CHECKOUT, SEARCH, TEAM],
        hiddenFromBob: [SEARCH],
      });
    });

    afterEach(async () => {
      await api.stop();
    });

    const explain = async (user?: string) => {
      const { body } = await api.get(
        '/entities/group/default/team/keyResults/fewer/count/explanation?by=area',
        user,
      );
      return explanationResponseSchema.parse(body);
    };

    it('is told to whoever may see the service', async () => {
      const { parts, hasHidden } = await explain();
      expect(parts.map(({ name }) => name).sort()).toEqual([
        'payments',
        'secret-merger',
      ]);
      expect(hasHidden).toBe(false);
    });

    it('is told to nobody else, neither as a part nor of an item; the whole is the same', async () => {
      const body = await explain(BOB);
      expect(JSON.stringify(body)).not.toContain('secret');
      expect(body.parts.map(({ name }) => name)).toEqual(['payments']);
      expect(body.hasHidden).toBe(true);
      expect(body.now).toEqual((await explain()).now);
    });
  },
);
