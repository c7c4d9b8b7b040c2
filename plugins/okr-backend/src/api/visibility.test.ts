import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { BOB, EVE, startTestApi, TestApi } from './__testUtils__/testApi';
import { review, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const OPEN = 'component:default/open';
const SECRET = 'component:default/secret';
const TEAM = 'group:default/team';

const PATHS = [
  'okrs',
  'metrics/github.reviewWait',
  'metrics/github.reviewWait/facts',
  'waiting',
  'members',
  'keyResults/no-waiting/wait/explanation',
];

const annotation = `
no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  supports: ${OPEN}#year
  keyResults:
    wait: { metric: github.reviewWait, from: 20h, to: 8h }
quick:
  objective: Quick to help
  cycle: 2026-Q4
  supports: ${SECRET}#no-waiting
  keyResults:
    rota: { habit: 1 per week }
`;

const yearly = `
year:
  objective: Nobody waits for anything
  cycle: 2026
  supports: ${SECRET}#no-waiting
  keyResults:
    nps: { title: NPS, from: 20, to: 35, unit: points }
`;

interface Linked {
  supports?: string;
  supportsHidden?: boolean;
}

const linksOf = (objectives: readonly Linked[]): Linked[] =>
  objectives.map(({ supports, supportsHidden }) => ({
    supports,
    supportsHidden,
  }));

describe.each(databases.eachSupportedId())('visibility on %s', databaseId => {
  let world: World;
  let api: TestApi;

  beforeEach(async () => {
    const database = await initTestDatabase(databases, databaseId);
    world = new World(database, '2026-11-18T12:00:00Z');
    const open = await world.target('acme/open', '2026-10-01');
    const secret = await world.target('acme/secret', '2026-10-01', {
      state: 'renamed',
      message: 'It is acme/secret-two now',
      state_since: Date.parse('2026-11-17'),
    });
    await world.entity(OPEN, { [OPEN]: [open] }, { annotation: yearly });
    await world.entity(SECRET, { [SECRET]: [secret] }, { annotation });
    await world.entity(
      TEAM,
      { [OPEN]: [open], [SECRET]: [secret] },
      { annotation },
    );
    await world.learn(open, [
      review('2026-11-17T10:00:00Z', 1, { key: 'open-answered' }),
      review('2026-11-18T10:00:00Z', undefined, { key: 'open-waiting' }),
    ]);
    await world.learn(secret, [
      review('2026-11-17T10:00:00Z', 3, { key: 'secret-answered' }),
      review('2026-11-18T08:00:00Z', undefined, { key: 'secret-waiting' }),
      review('2026-09-01T08:00:00Z', undefined, { key: 'secret-forgotten' }),
    ]);
    await world.evaluate();
    api = await startTestApi(world.context, {
      entities: [OPEN, SECRET, TEAM],
      hiddenFromBob: [SECRET],
    });
  });

  afterEach(async () => {
    await api.stop();
  });

  it.each(PATHS)(
    'answers an entity that may not be seen as one that does not exist: %s',
    async path => {
      const hidden = await api.get(
        `/entities/component/default/secret/${path}`,
        BOB,
      );
      const unknown = await api.get(
        `/entities/component/default/nothing/${path}`,
        BOB,
      );
      expect(hidden.status).toBe(404);
      expect(unknown.status).toBe(404);
      expect(hidden.body.error.message).toBe(
        'There is no entity component:default/secret in the catalog, or you may not see it',
      );
      expect(hidden.body.error.message.replace('secret', 'nothing')).toBe(
        unknown.body.error.message,
      );
      expect(hidden.body.error.name).toBe(unknown.body.error.name);
      expect(
        (await api.get(`/entities/component/default/secret/${path}`, EVE))
          .status,
      ).toBe(200);
    },
  );

  it.each([
    ...PATHS.map(path => `/entities/group/default/team/${path}`),
    '/entities/component/default/open/okrs?cycle=2026',
    '/status',
    '/overview',
    '/overview?cycle=2026-Q4&entity=group:default/team',
    '/overview?cycle=2026',
    '/overview.csv',
    '/overview.md',
  ])('names nothing that may not be seen: %s', async path => {
    const seenByBob = await api.get(path, BOB);
    expect(seenByBob.status).toBe(200);
    expect(seenByBob.text).not.toContain('secret');
    const seenByEve = await api.get(path, EVE);
    expect(seenByEve.text).toContain('secret');
  });

  it('tells of what is supported and may not be seen as of what is not there', async () => {
    const told = async (supports: string, user: string) => {
      await world.setEntity(TEAM, {
        annotation: annotation.replace(`${SECRET}#no-waiting`, supports),
      });
      await world.setEntity(OPEN, {
        annotation: yearly.replace(`${SECRET}#no-waiting`, supports),
      });
      await world.evaluate();
      const page = await api.get('/entities/group/default/team/okrs', user);
      const { body } = await api.get(
        '/overview?entity=group:default/team',
        user,
      );
      return {
        page: linksOf(page.body.objectives),
        overview: body.items.map(({ objectives }: { objectives: Linked[] }) =>
          linksOf(objectives),
        ),
        outside: linksOf(body.outside),
        supported: body.supported,
      };
    };
    const named = { supports: `${OPEN}#year`, supportsHidden: undefined };
    const hidden = { supports: undefined, supportsHidden: true };
    const hides = {
      page: [named, hidden],
      overview: [[named, hidden]],
      outside: [hidden],
      supported: [OPEN],
    };
    expect(await told(`${SECRET}#no-waiting`, BOB)).toEqual(hides);
    expect(await told('component:default/nothing#at-all', BOB)).toEqual(hides);
    const seen = {
      supports: `${SECRET}#no-waiting`,
      supportsHidden: undefined,
    };
    expect(await told(`${SECRET}#no-waiting`, EVE)).toMatchObject({
      page: [named, seen],
      overview: [[named, seen]],
      // The team is asked for alone: the objective of the other is outside as well.
      outside: [seen, named],
    });
  });

  it('keeps the totals of a team whole', async () => {
    const path = '/entities/group/default/team';
    const bob = await api.get(`${path}/okrs`, BOB);
    const eve = await api.get(`${path}/okrs`, EVE);
    expect(bob.body.reviewWait).toEqual(eve.body.reviewWait);
    expect(bob.body.reviewWait).toMatchObject({ answered: 2, waiting: 2 });
    expect(bob.body.coverage).toEqual(eve.body.coverage);
    expect(bob.body.freshness.troubles).toEqual([]);
    expect(eve.body.freshness.troubles).toEqual([
      {
        source: 'github',
        target: 'acme/secret',
        url: 'https://github.example/acme/secret',
        state: 'renamed',
        since: '2026-11-17T00:00:00.000Z',
        message: 'It is acme/secret-two now',
      },
    ]);
  });

  it('counts the items that it does not show, as the estimator counts them', async () => {
    const path = '/entities/group/default/team';
    const facts = await api.get(`${path}/metrics/github.reviewWait/facts`, BOB);
    expect(
      facts.body.items.map((item: { title: string }) => item.title),
    ).toEqual(['Change open-waiting', 'Change open-answered']);
    // The one of September was given up on 1 October, before the window.
    expect(facts.body.hidden).toBe(2);
    const waiting = await api.get(`${path}/waiting`, BOB);
    expect(waiting.body).toMatchObject({ total: 3, hidden: 2 });
    expect(waiting.body.items).toHaveLength(1);
    const members = await api.get(`${path}/members`, BOB);
    expect(members.body).toMatchObject({ hidden: 1 });
    expect(
      members.body.items.map((item: { entityRef: string }) => item.entityRef),
    ).toEqual([OPEN]);
  });

  it('shows the items of a repository that something visible points to as well', async () => {
    const [link] = (await world.context.facts.scopes([SECRET], world.now)).get(
      SECRET,
    )!.links;
    await world.entity('component:default/shared', {
      'component:default/shared': [link.targetId],
    });
    await api.stop();
    api = await startTestApi(world.context, {
      entities: [OPEN, SECRET, TEAM, 'component:default/shared'],
      hiddenFromBob: [SECRET],
    });
    const facts = await api.get(
      '/entities/group/default/team/metrics/github.reviewWait/facts',
      BOB,
    );
    expect(facts.body.hidden).toBe(0);
    expect(facts.body.items).toHaveLength(4);
  });

  it('names who is asked beside a request that is open now, and nowhere else', async () => {
    for (const path of PATHS) {
      const answer = await api.get(`/entities/group/default/team/${path}`);
      expect(answer.text.includes('@acme/payments')).toBe(path === 'waiting');
    }
  });

  it('asks who is calling', async () => {
    const answer = await api
      .get('/entities/group/default/team/okrs')
      .set('Authorization', 'Bearer nonsense');
    expect(answer.status).toBe(401);
  });
});
