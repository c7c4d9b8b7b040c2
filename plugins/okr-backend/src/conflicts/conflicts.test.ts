import {
  okrsResponseSchema,
  OkrsResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { startTestApi, TestApi } from '../api/__testUtils__/testApi';
import { World } from '../api/__testUtils__/world';
import { PromiseStore } from './PromiseStore';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const CHECKOUT = 'component:default/checkout';
const CART = 'component:default/cart';
const SHOP = 'system:default/shop';
const PLATFORM = 'group:default/platform';
const SECRET = 'group:default/secret';

const keyResult = (fields: string, cycle = '2026-Q4') => `
quick:
  objective: Nobody waits
  cycle: ${cycle}
  keyResults:
    wait: { metric: github.reviewWait, ${fields} }
`;

describe.each(databases.eachSupportedId())('conflicts on %s', databaseId => {
  let database: Knex;
  let world: World;
  let api: TestApi;
  let target: number;

  beforeEach(async () => {
    database = await initTestDatabase(databases, databaseId);
    world = new World(database, '2026-11-18T12:00:00Z');
    target = await world.target('acme/checkout', '2026-05-01');
    // What a reader may not see is not among the entities of the catalog.
    api = await startTestApi(world.context, {
      entities: [CHECKOUT, CART, SHOP, PLATFORM],
    });
  });

  afterEach(async () => {
    await api.stop();
  });

  const entity = (
    ref: string,
    leaves: string[],
    annotation: string,
    values: Record<string, unknown> = {},
  ) =>
    world.entity(
      ref,
      Object.fromEntries(leaves.map(leaf => [leaf, [target]])),
      { annotation, title: `The ${ref.split('/')[1]}`, ...values },
    );

  const okrs = async (
    ref: string,
    query: Record<string, string> = {},
  ): Promise<OkrsResponse> => {
    const [kind, name] = ref.split(/:default\//);
    const { body, status } = await api
      .get(`/entities/${kind}/default/${name}/okrs`)
      .query(query);
    expect(status).toBe(200);
    return okrsResponseSchema.parse(body);
  };

  const reasons = async (ref: string, query?: Record<string, string>) =>
    ((await okrs(ref, query)).objectives[0].keyResults[0].hints ?? [])
      .filter(({ name }) => name === 'conflict')
      .map(({ reason }) => reason);

  const conflicts = async (ref: string, query?: Record<string, string>) =>
    (await reasons(ref, query)).map(reason => reason.split(' promises ')[0]);

  it('are told to both whose scopes share a service', async () => {
    await entity(CHECKOUT, [CHECKOUT], keyResult('keep: below 24h'));
    await entity(SHOP, [CHECKOUT, CART], keyResult('keep: above 30h'));
    await world.evaluate();
    expect(await conflicts(CHECKOUT)).toEqual(['The shop (system)']);
    expect(await conflicts(SHOP)).toEqual(['The checkout (component)']);
  });

  it('are none between those that share nothing, or in other cycles', async () => {
    await entity(CHECKOUT, [CHECKOUT], keyResult('keep: below 24h'));
    await entity(CART, [CART], keyResult('keep: above 30h'));
    await entity(
      SHOP,
      [CHECKOUT, CART],
      keyResult('keep: above 30h', '2027-Q1'),
    );
    await world.evaluate();
    expect(await conflicts(CHECKOUT)).toEqual([]);
  });

  it('are also two target values for the same services', async () => {
    await entity(SHOP, [CHECKOUT, CART], keyResult('from: 52h, to: 24h'));
    await entity(PLATFORM, [CART, CHECKOUT], keyResult('from: 52h, to: 30h'));
    await entity(CART, [CART], keyResult('from: 52h, to: 20h'));
    await world.evaluate();
    expect(await conflicts(SHOP)).toEqual(['The platform']);
    expect(await conflicts(CART)).toEqual([]);
  });

  it('are not told of what the reader may not see', async () => {
    await entity(CHECKOUT, [CHECKOUT], keyResult('keep: below 24h'));
    await entity(SECRET, [CHECKOUT], keyResult('keep: above 30h'));
    await world.evaluate();
    expect(JSON.stringify(await okrs(CHECKOUT))).not.toContain('secret');
    expect(await conflicts(CHECKOUT)).toEqual([]);
  });

  it('are found behind hundreds that the reader may not see', async () => {
    await entity(CHECKOUT, [CHECKOUT], keyResult('keep: below 24h'));
    for (let index = 0; index < 300; index++) {
      // In any order of theirs some come before, and some after, the one that may be seen.
      const name = `${index % 2 === 0 ? 'a' : 'z'}-${index}`;
      await entity(
        `system:default/${name}`,
        index % 3 === 0 ? [CHECKOUT] : [CHECKOUT, `component:default/${name}`],
        keyResult('keep: above 30h'),
      );
    }
    await entity(SHOP, [CHECKOUT, CART], keyResult('keep: above 30h'));
    await world.evaluate();
    expect(await conflicts(CHECKOUT)).toEqual(['The shop (system)']);
    await entity(PLATFORM, [CHECKOUT], keyResult('from: 30h, to: 40h'));
    await world.evaluate();
    // What is over the very same comes first.
    expect(await conflicts(CHECKOUT)).toEqual([
      'The platform',
      'The shop (system)',
    ]);
  });

  it('are read in one order, each once, as far as somebody asks', async () => {
    await entity(CHECKOUT, [CHECKOUT], keyResult('keep: below 24h'));
    const names = Array.from({ length: 450 }, (_, index) =>
      String(index).padStart(3, '0'),
    );
    for (const name of names) {
      await entity(
        `system:default/${name}`,
        [CHECKOUT, CART],
        keyResult('keep: above 30h'),
      );
    }
    await world.evaluate();
    const snapshot = await world.context.snapshots.lastSnapshot(
      CHECKOUT,
      '2026-Q4',
      world.now,
    );
    const own = snapshot?.document.promises;
    const pages: string[][] = [];
    for await (const page of new PromiseStore(database).others({
      entityRef: CHECKOUT,
      leaves: own?.leaves ?? '',
      leafCount: own?.leafCount ?? 0,
      to: Date.parse('2027-01-01T00:00:00Z'),
      promises: own?.of ?? [],
    })) {
      pages.push(page.map(({ entityRef }) => entityRef));
      expect(new Set(page.map(({ overlap }) => overlap))).toEqual(
        new Set(['around']),
      );
    }
    expect(pages.map(page => page.length)).toEqual([200, 200, 50]);
    expect(pages.flat()).toEqual(names.map(name => `system:default/${name}`));
  });

  it('are none where the numbers are counted in different calendars', async () => {
    await entity(CHECKOUT, [CHECKOUT], keyResult('keep: below 24h'));
    await entity(SHOP, [CHECKOUT], keyResult('keep: above 30h'), {
      calendar: 'berlin',
    });
    await world.evaluate();
    expect(await conflicts(CHECKOUT)).toEqual([]);
    await world.setEntity(CHECKOUT, { calendar: 'berlin' });
    await world.evaluate();
    expect(await conflicts(CHECKOUT)).toEqual(['The shop (system)']);
  });

  it('are none between cycles that end on different days, and some between those that end together', async () => {
    await entity(CHECKOUT, [CHECKOUT], keyResult('keep: below 24h'));
    await entity(SHOP, [CHECKOUT], keyResult('keep: above 30h', '2026-H2'));
    await entity(
      PLATFORM,
      [CHECKOUT],
      keyResult('keep: above 30h', '2026-10-15/2026-12-15'),
    );
    await world.evaluate();
    expect(await conflicts(CHECKOUT)).toEqual(['The shop (system)']);
  });

  it('of counts are none where the larger scope has more than the smaller', async () => {
    const count = (keep: string) => `
quick:
  objective: Fewer surprises
  cycle: 2026-Q4
  keyResults:
    count: { metric: incidents.count, keep: ${keep} }
`;
    await entity(CHECKOUT, [CHECKOUT], count('below 3'));
    await entity(SHOP, [CHECKOUT, CART], count('above 5'));
    await world.evaluate();
    expect(await conflicts(CHECKOUT)).toEqual([]);
    expect(await conflicts(SHOP)).toEqual([]);
    await world.setEntity(CHECKOUT, { annotation: count('above 5') });
    await world.setEntity(SHOP, { annotation: count('below 3') });
    await world.evaluate();
    expect((await reasons(CHECKOUT))[0]).toMatch(
      /All that is counted here is counted there too/,
    );
    expect((await reasons(SHOP))[0]).toMatch(
      /All that is counted there is counted here too/,
    );
  });

  it('are none where what they have in common is not measured', async () => {
    const library = 'component:default/library';
    await world.entity(
      CHECKOUT,
      { [CHECKOUT]: [target], [library]: [] },
      {
        annotation: keyResult('keep: below 24h'),
      },
    );
    await world.entity(
      SHOP,
      { [CART]: [target], [library]: [] },
      {
        annotation: keyResult('keep: above 30h'),
      },
    );
    await world.evaluate();
    expect(await conflicts(CHECKOUT)).toEqual([]);
  });

  it('go when the other promises something else, or is gone', async () => {
    await entity(CHECKOUT, [CHECKOUT], keyResult('keep: below 24h'));
    await entity(SHOP, [CHECKOUT], keyResult('keep: above 30h'));
    await entity(PLATFORM, [CHECKOUT], keyResult('keep: above 40h'));
    await world.evaluate();
    expect(await conflicts(CHECKOUT)).toEqual([
      'The platform',
      'The shop (system)',
    ]);
    await world.setEntity(SHOP, { annotation: keyResult('keep: below 24h') });
    await world.evaluate();
    expect(await conflicts(CHECKOUT)).toEqual(['The platform']);
    await database('entities').where({ entity_ref: PLATFORM }).delete();
    expect(await conflicts(CHECKOUT)).toEqual([]);
  });

  it('are not told where it is switched off, of the past, or once the cycle is over', async () => {
    const off = 'hints: { off: { conflict: We talked } }';
    await entity(CHECKOUT, [CHECKOUT], keyResult(`keep: below 24h, ${off}`));
    await entity(SHOP, [CHECKOUT], keyResult('keep: above 30h'));
    await world.evaluate();
    expect(await conflicts(CHECKOUT)).toEqual([]);
    expect(await conflicts(SHOP)).toEqual(['The checkout (component)']);
    const asOf = new Date(world.now).toISOString();
    expect(await conflicts(SHOP, { asOf })).toEqual([]);
    world.now = Date.parse('2027-01-02T00:00:00Z');
    await database('entities').update({ evaluation_due_at: 0 });
    await world.evaluate();
    expect(await conflicts(SHOP, { cycle: '2026-Q4' })).toEqual([]);
    expect(await database('metric_promises')).toEqual([]);
  });
});
