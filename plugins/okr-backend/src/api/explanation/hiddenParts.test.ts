import {
  ExplanationResponse,
  explanationResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../../__testUtils__/databases';
import { BOB, EVE, startTestApi } from '../__testUtils__/testApi';
import { incident, review, World } from '../__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const NOW = '2026-11-18T12:00:00Z';
const CHECKOUT = 'component:default/checkout';
const SEARCH = 'component:default/search';
const MERGER = 'component:default/merger';
const TEAM = 'group:default/team';

const annotation = `
promises:
  objective: Nobody waits, fewer surprises
  cycle: 2026-Q4
  keyResults:
    half: { metric: github.reviewWait, stat: p50, from: 20h, to: 8h }
    mean: { metric: github.reviewWait, stat: mean, from: 20h, to: 8h }
    surprises: { metric: incidents.count, from: 9, to: 1 }
    downtime: { metric: incidents.downtimeShare, from: 1%, to: 0.1% }
`;

const reviews = (name: string, day: string, hours: number[]) =>
  hours.map((wait, index) =>
    review(`${day}T0${index}:00:00Z`, wait, { key: `${name}/${day}/${index}` }),
  );

const outage = (key: string, from: string, to: string) =>
  incident(
    key,
    { started: from, detected: from, mitigated: to, resolved: to },
    { severity: 'SEV1', area: 'payments' },
  );

describe.each(databases.eachSupportedId())('what is hidden, on %s', id => {
  /** What is told to somebody; what they may not see is of one service, or of two. */
  const explain = async (
    asked: string,
    user: string,
    services: 'one' | 'two',
  ): Promise<ExplanationResponse> => {
    const world = new World(await initTestDatabase(databases, id), NOW);
    const seen = [
      await world.target('acme/checkout', NOW),
      await world.target('checkout', NOW, { source: 'pagerduty' }),
    ];
    const hidden = [
      await world.target('acme/search', NOW),
      await world.target('search', NOW, { source: 'pagerduty' }),
    ];
    const [other, otherIncidents] =
      services === 'one'
        ? hidden
        : [
            await world.target('acme/merger', NOW),
            await world.target('merger', NOW, { source: 'pagerduty' }),
          ];
    await world.learn(seen[0], reviews('a', '2026-09-15', [10, 12, 14]));
    await world.learn(seen[0], reviews('a', '2026-11-10', [20, 30, 40]));
    await world.learn(hidden[0], reviews('b', '2026-09-15', [2, 4]));
    await world.learn(hidden[0], reviews('b', '2026-11-10', [6]));
    await world.learn(other, reviews('c', '2026-11-10', [50, 60]));
    await world.learn(seen[1], [
      outage('A', '2026-11-05T10:00', '2026-11-05T12:00'),
    ]);
    await world.learn(hidden[1], [
      outage('B', '2026-11-05T11:00', '2026-11-05T14:00'),
    ]);
    await world.learn(otherIncidents, [
      outage('C', '2026-11-05T13:00', '2026-11-05T15:00'),
    ]);
    const leaves = {
      [CHECKOUT]: seen,
      [SEARCH]: hidden,
      ...(services === 'two' && { [MERGER]: [other, otherIncidents] }),
    };
    for (const [leaf, targets] of Object.entries(leaves)) {
      await world.entity(leaf, { [leaf]: targets });
    }
    await world.entity(TEAM, leaves, { annotation });
    await world.evaluate();
    const api = await startTestApi(world.context, {
      entities: [TEAM, ...Object.keys(leaves)],
      hiddenFromBob: [SEARCH, MERGER],
    });
    const [keyResult, by] = asked.split(' by ');
    const { body } = await api.get(
      `/entities/group/default/team/keyResults/promises/${keyResult}/explanation?by=${by}`,
      user,
    );
    await api.stop();
    return explanationResponseSchema.parse(body);
  };

  it.each([
    'half by service',
    'mean by target',
    'surprises by service',
    'downtime by service',
  ])(
    'is as much to whoever may not see it where it is of one service or of two: %s',
    async asked => {
      const one = await explain(asked, BOB, 'one');
      expect(one.hasHidden).toBe(true);
      expect(one.parts).toHaveLength(1);
      expect(one.dimensions.every(({ parts }) => parts <= 2)).toBe(true);
      expect(JSON.stringify(one)).not.toMatch(/search|merger|Outage [BC]/);
      expect(await explain(asked, BOB, 'two')).toEqual(one);
      const { parts } = await explain(asked, EVE, 'two');
      expect(parts).toHaveLength(3);
    },
  );

  it('does not show by the time of what may be seen when it was down as well', async () => {
    // Checkout was down for 2 hours of 28 days, of the second of which search was down too.
    const { parts, now } = await explain('downtime by service', BOB, 'one');
    expect(parts.map(part => part.now.value)).toEqual([
      { kind: 'value', value: 2 / (28 * 24) },
    ]);
    expect(now.value).toEqual({ kind: 'value', value: 5 / (28 * 24) });
  });

  it('does not show that by what there would be without an item either', async () => {
    // Without checkout's outage of 2 hours the 5 hours would be 4.
    const raisesOf = async (user: string) =>
      (await explain('downtime by service', user, 'one')).items.map(
        ({ title, raises }) => [title, raises],
      );
    expect(await raisesOf(BOB)).toEqual([['Outage A', undefined]]);
    expect(await raisesOf(EVE)).toContainEqual([
      'Outage A',
      expect.closeTo(1 / (28 * 24), 12),
    ]);
  });

  it('does not show a hidden wait by what a median would be without an item', async () => {
    // Three waits are seen and three hidden, so that without one of those seen the median can be a hidden one.
    const raisesOf = async (asked: string, user: string) =>
      (await explain(asked, user, 'one')).items.map(({ raises }) => raises);
    for (const asked of ['half by service', 'mean by service']) {
      expect(await raisesOf(asked, BOB)).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect(await raisesOf(asked, EVE)).not.toContain(undefined);
    }
  });

  it('tells of a count what an item brings to it, which is one whatever is hidden', async () => {
    const { items } = await explain('surprises by service', BOB, 'one');
    expect(items.map(({ title, raises }) => [title, raises])).toEqual([
      ['Outage A', 1],
    ]);
  });
});
