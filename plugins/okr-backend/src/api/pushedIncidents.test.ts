import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { BOB, EVE, startTestApi, TestApi } from './__testUtils__/testApi';
import { World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const CART = 'component:default/cart';
const SECRET = 'component:default/secret';
const TEAM = 'group:default/team';

const outage = {
  shape: 'incident',
  id: 'PAGE-1',
  entityRef: SHOP,
  title: 'Outage',
  phases: { started: '2026-11-10T10:00:00Z', detected: '2026-11-10T10:30:00Z' },
  severity: 'critical',
};

describe.each(databases.eachSupportedId())(
  'incidents that are pushed, on %s',
  databaseId => {
    let world: World;
    let api: TestApi;

    beforeEach(async () => {
      const database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-11-18T12:00:00Z');
      await world.entity(SHOP, { [SHOP]: [] });
      await world.entity(CART, { [CART]: [] });
      await world.entity(SECRET, { [SECRET]: [] });
      await world.entity(TEAM, { [SHOP]: [], [CART]: [], [SECRET]: [] });
      api = await startTestApi(world.context, {
        entities: [SHOP, CART, SECRET, TEAM],
        hiddenFromBob: [SECRET],
      });
    });

    afterEach(async () => {
      await api.stop();
    });

    const push = (item: object, user = EVE) =>
      api.send('post', '/facts', user).send({
        items: [{ ...outage, ...item }],
        completeSince: '2026-01-01T00:00:00Z',
      });
    const pathOf = (entityRef: string) =>
      `/entities/${entityRef.replace(':', '/')}`;
    const countOf = async (entityRef: string) =>
      (await api.get(`${pathOf(entityRef)}/metrics/incidents.count`)).body.value
        .value;
    const counts = () => Promise.all([SHOP, CART, TEAM].map(countOf));
    const listOf = async (entityRef: string) =>
      (await api.get(`${pathOf(entityRef)}/incidents`)).body.items;
    const review = (entityRef: string, id: string, more: object) =>
      api.send('put', `${pathOf(entityRef)}/incidents/${id}/review`).send({
        version: 0,
        review: {
          phases: {},
          fiveWhys: [],
          actionItems: [],
          notes: '',
          ...more,
        },
      });

    it('count once for whom several of their services belong to', async () => {
      const answer = await push({ entityRefs: [CART] });
      expect(answer.body).toMatchObject({ received: 1, stored: 1 });
      expect(await counts()).toEqual([1, 1, 1]);
      // In whatever order, and whether or not its own entity is named once more.
      const again = await push({ entityRefs: [CART, 'shop', 'Default/Cart'] });
      expect(again.body).toMatchObject({ stored: 0, unchanged: 1 });
      expect(await counts()).toEqual([1, 1, 1]);
    });

    it('have one review, wherever they are opened', async () => {
      await push({ entityRefs: [CART] });
      const [{ id }] = await listOf(CART);
      expect((await review(CART, id, { severity: 'SEV3' })).status).toBe(200);
      expect(await listOf(SHOP)).toMatchObject([
        { id, severity: 'SEV3', corrected: ['severity'] },
      ]);
    });

    it('are no more of a service that is left out', async () => {
      await push({ entityRefs: [CART] });
      world.now += 60_000;
      const answer = await push({});
      expect(answer.body).toMatchObject({ stored: 1, unchanged: 0 });
      expect(await counts()).toEqual([1, 0, 1]);
      expect(await listOf(CART)).toEqual([]);
    });

    it('stay apart where one id is pushed twice', async () => {
      await push({ entityRefs: [CART] });
      await push({ entityRef: CART });
      expect(await counts()).toEqual([1, 2, 2]);
    });

    it('may be of no service that is hidden, or none', async () => {
      const secret = await push({ entityRefs: [CART, SECRET] }, BOB);
      expect(secret.status).toBe(400);
      expect(secret.body.error.items).toMatchObject([
        { index: 0, id: 'PAGE-1', field: 'entityRefs.1' },
      ]);
      for (const entityRef of [TEAM, 'component:default/none', 'a:b:c/']) {
        const { body } = await push({ entityRefs: [entityRef] });
        expect(body.error.items).toMatchObject([
          { index: 0, field: 'entityRefs.0' },
        ]);
      }
      expect(await listOf(SHOP)).toEqual([]);
    });

    it('can be taken back, and stand in values as of before', async () => {
      await push({ entityRefs: [CART] });
      // What is pushed on the first day joins the past; this is after it.
      world.now += 48 * 3_600_000;
      const before = new Date(world.now - 3_600_000).toISOString();
      const answer = await push({ counts: false });
      expect(answer.body).toMatchObject({ stored: 1, unchanged: 0 });
      expect(await counts()).toEqual([0, 0, 0]);
      expect(await listOf(SHOP)).toEqual([]);
      const then = await api.get(
        `${pathOf(TEAM)}/metrics/incidents.count?asOf=${before}`,
      );
      expect(then.body.value).toEqual({ kind: 'value', value: 1 });
      const again = await push({ counts: false, title: 'A drill' });
      expect(again.body).toMatchObject({ stored: 0, unchanged: 1 });
    });

    it('come back with their review', async () => {
      await push({});
      const [{ id }] = await listOf(SHOP);
      await review(SHOP, id, { severity: 'SEV3' });
      world.now += 60_000;
      await push({ counts: false });
      const gone = await review(SHOP, id, { severity: 'SEV2' });
      expect(gone.status).toBe(404);
      world.now += 60_000;
      await push({ counts: true });
      expect(await listOf(SHOP)).toMatchObject([
        { id, severity: 'SEV3', reviewed: true },
      ]);
    });
  },
);
