import { githubMetrics } from '@keyresults/backstage-plugin-okr-common';
import { CollectedPage, Collector } from '../collection';
import { Killed, MemoryEngine } from './MemoryEngine';

const now = () => new Date('2026-11-20T12:00:00Z');
const entity = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
});

function page(count: number): CollectedPage {
  return {
    targetId: 'checkout',
    cursor: { count },
    state: 'ok',
    groups: [
      {
        key: `pull/${count}`,
        open: count === 2,
        facts: [
          {
            shape: 'span',
            metric: 'github.mergeTime',
            key: 'merge',
            start: '2026-11-19T12:00:00Z',
            title: 'Pull request',
            url: 'https://example.test',
            dimensions: {},
          },
        ],
      },
    ],
  };
}

/** Hands over one page more in every run. */
function collectorOf(make: (count: number) => CollectedPage = page): Collector {
  return {
    id: 'counting',
    metrics: githubMetrics,
    batchSize: 1,
    intervalSeconds: 60,
    demo: false,
    targetsOf: ({ metadata }) => [{ id: metadata.name, title: metadata.name }],
    async *collect({ targets }) {
      const [{ cursor }] = targets;
      const count = Number(cursor?.count ?? 0);
      yield make(count + 1);
      yield make(count + 2);
    },
  };
}

describe('MemoryEngine', () => {
  it('goes on from the cursor that the collector gave', async () => {
    const engine = new MemoryEngine(collectorOf(), [entity('checkout')], now);
    await engine.run();
    await engine.run();
    expect(engine.target('checkout').cursor).toEqual({ count: 4 });
    expect([...engine.target('checkout').groups.keys()]).toEqual([
      'pull/1',
      'pull/2',
      'pull/3',
      'pull/4',
    ]);
    expect(engine.facts()).toHaveLength(4);
  });

  it('loses what was in hand when the process is killed', async () => {
    const engine = new MemoryEngine(collectorOf(), [entity('checkout')], now);
    await expect(engine.run({ pagesUntilKilled: 1 })).rejects.toThrow(Killed);
    expect(engine.target('checkout').cursor).toEqual({ count: 1 });
  });

  it('refuses a fact of a metric that the collector does not bring', async () => {
    const [group] = page(1).groups;
    const strange = collectorOf(count => ({
      ...page(count),
      groups: [
        {
          ...group,
          facts: [
            {
              shape: 'span',
              metric: 'gitlab.mergeTime',
              key: 'merge',
              start: 'yesterday',
              title: '',
              url: '',
              dimensions: {},
            },
          ],
        },
      ],
    }));
    const engine = new MemoryEngine(strange, [entity('checkout')], now);
    await expect(engine.run()).rejects.toThrow(
      /does not bring metric gitlab.mergeTime; The field start is no instant of fact merge/,
    );
  });

  it('refuses a group that comes twice in a page', async () => {
    const [group] = page(1).groups;
    const doubled = collectorOf(count => ({
      ...page(count),
      groups: [group, group],
    }));
    const engine = new MemoryEngine(doubled, [entity('checkout')], now);
    await expect(engine.run()).rejects.toThrow(/pull\/1 comes twice/);
  });

  it('wants words for every state but ok', async () => {
    const silent = collectorOf(count => ({ ...page(count), state: 'failing' }));
    const engine = new MemoryEngine(silent, [entity('checkout')], now);
    await expect(engine.run()).rejects.toThrow(/does not say why/);
  });

  it('reads targets that a test names, and keeps the pages of the last run', async () => {
    const reference = { id: 'checkout', title: 'Checkout' };
    const engine = new MemoryEngine(collectorOf(), [reference], now);
    await engine.run();
    await engine.run();
    expect(engine.pages.map(({ cursor }) => cursor)).toEqual([
      { count: 3 },
      { count: 4 },
    ]);
  });
});
