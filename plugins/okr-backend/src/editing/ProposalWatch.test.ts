import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FileHostError } from '@keyresults/backstage-plugin-okr-node';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { FakeFileHost } from './__testUtils__/FakeFileHost';
import { followProposalEvents } from './followProposalEvents';
import { ProposalWatch } from './ProposalWatch';
import { ProposalStore } from './stores';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const MINUTE = 60_000;
const ref = 'component:default/checkout';

describe.each(databases.eachSupportedId())('ProposalWatch on %s', id => {
  let store: ProposalStore;
  let host: FakeFileHost;
  let watch: ProposalWatch;
  let now: number;
  let isTakenUp: boolean;
  let shown: string;
  let isThere: boolean;
  let refreshed: string[];

  beforeEach(async () => {
    store = new ProposalStore(await initTestDatabase(databases, id));
    host = new FakeFileHost();
    now = 0;
    isTakenUp = false;
    shown = 'a: 1';
    isThere = true;
    refreshed = [];
    const entity = (): Entity => ({
      apiVersion: 'v1',
      kind: 'Component',
      metadata: {
        name: 'checkout',
        annotations: { 'keyresults.dev/okrs': shown },
      },
    });
    watch = new ProposalWatch({
      hosts: [host],
      proposals: store,
      isTakenUp: async () => isTakenUp,
      catalog: catalogServiceMock.mock({
        getEntityByRef: async () => (isThere ? entity() : undefined),
        refreshEntity: async entityRef => {
          refreshed.push(entityRef);
        },
      }),
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      pollMs: MINUTE,
      keepMs: 90 * 86_400_000,
      now: () => now,
    });
  });

  const propose = (path = 'a.yaml', hostId = 'fake') =>
    store.save({
      entityRef: ref,
      url: `https://files.test/${path}`,
      host: hostId,
      reference: { path },
      title: path,
      changes: [],
      diff: [],
      annotation: 'a: 2',
      now,
      checkDueAt: now,
    });

  async function pass(milliseconds: number): Promise<number> {
    now += milliseconds;
    return watch.run();
  }

  it('asks again and again while it is open', async () => {
    await propose();
    expect(await pass(0)).toBe(1);
    expect(await pass(MINUTE - 1)).toBe(0);
    expect(await pass(1)).toBe(1);
    expect(await store.awaited(ref)).toMatchObject([{ state: 'open' }]);
    expect(refreshed).toEqual([]);
  });

  it('refreshes the entity at once when it is merged, and shows it until it is taken up', async () => {
    await propose();
    host.states.set('a.yaml', 'merged');
    await pass(0);
    expect(refreshed).toEqual([ref]);
    expect(await store.awaited(ref)).toMatchObject([{ state: 'merged' }]);
    await pass(MINUTE);
    expect(refreshed).toHaveLength(2);
    // The catalog has it: what is awaited now is the evaluation.
    shown = 'a: 2\n';
    await pass(MINUTE);
    expect(refreshed).toHaveLength(2);
    expect(await store.awaited(ref)).toHaveLength(1);
    isTakenUp = true;
    await pass(MINUTE);
    expect(await store.awaited(ref)).toEqual([]);
    expect(await pass(MINUTE)).toBe(0);
  });

  it('keeps with what it was merged', async () => {
    await propose();
    const commit = { id: 'abc', url: 'https://github.example/commit/abc' };
    host.states.set('a.yaml', { state: 'merged', commit });
    const merged = jest.spyOn(store, 'merged');
    await pass(0);
    expect(await store.awaited(ref)).toMatchObject([{ state: 'merged' }]);
    expect(merged.mock.calls).toEqual([
      [expect.stringContaining('a.yaml'), commit],
    ]);
  });

  it('awaits that for an hour at most', async () => {
    await propose();
    host.states.set('a.yaml', 'merged');
    await pass(0);
    await pass(59 * MINUTE);
    expect(await store.awaited(ref)).toHaveLength(1);
    await pass(MINUTE);
    expect(await store.awaited(ref)).toEqual([]);
  });

  it('awaits nothing of an entity that is gone', async () => {
    await propose();
    host.states.set('a.yaml', 'merged');
    await pass(0);
    isThere = false;
    await pass(MINUTE);
    expect(await store.awaited(ref)).toEqual([]);
  });

  it('shows none that is closed', async () => {
    await propose();
    host.states.set('a.yaml', 'closed');
    await pass(0);
    expect(await store.awaited(ref)).toEqual([]);
    expect(refreshed).toEqual([]);
  });

  it('asks a host that is down once, with growing pauses', async () => {
    await propose('a.yaml');
    await propose('b.yaml');
    const asked = jest.spyOn(host, 'stateOf');
    host.failure = new FileHostError('unavailable', 'Down.');
    await pass(0);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(await pass(MINUTE)).toBe(2);
    expect(await pass(MINUTE)).toBe(0);
    expect(await pass(MINUTE)).toBe(2);
    host.failure = undefined;
    await pass(4 * MINUTE);
    expect(await pass(MINUTE)).toBe(2);
  });

  it('waits as long as a host says', async () => {
    await propose();
    host.failure = new FileHostError('limited', 'Slow.', {
      retryAfterSeconds: 600,
    });
    await pass(0);
    expect(await pass(600_000 - 1)).toBe(0);
    expect(await pass(1)).toBe(1);
  });

  it('passes over one that cannot be seen, and looks at the others', async () => {
    await propose('a.yaml');
    await propose('b.yaml');
    host.states.set('b.yaml', 'merged');
    const stateOf = host.stateOf.bind(host);
    jest.spyOn(host, 'stateOf').mockImplementation(async reference => {
      if (JSON.stringify(reference).includes('a.yaml')) {
        throw new FileHostError('refused', 'No.');
      }
      return stateOf(reference);
    });
    await pass(0);
    expect(await store.awaited(ref)).toMatchObject([
      { title: 'b.yaml', state: 'merged' },
      { title: 'a.yaml', state: 'open' },
    ]);
  });

  it('gives up what could not be seen for long', async () => {
    await propose();
    jest.spyOn(host, 'stateOf').mockResolvedValue(undefined);
    await pass(0);
    await pass(90 * 86_400_000);
    expect(await store.awaited(ref)).toHaveLength(1);
    await pass(3_600_000);
    expect(await store.awaited(ref)).toEqual([]);
  });

  it('keeps what a host has that is not installed any more', async () => {
    await propose('a.yaml', 'gone');
    await pass(0);
    expect(await store.awaited(ref)).toMatchObject([{ state: 'open' }]);
  });

  it('looks at once after an event, and takes nothing from it but an address', async () => {
    await propose();
    await pass(0);
    const handlers: ((event: {
      topic: string;
      eventPayload: unknown;
    }) => Promise<void>)[] = [];
    await followProposalEvents({
      events: {
        publish: async () => {},
        subscribe: async ({ onEvent }) => {
          handlers.push(onEvent);
        },
      },
      hosts: [host],
      proposals: store,
      logger: mockServices.logger.mock(),
      now: () => now,
    });
    const publish = (eventPayload: unknown) =>
      handlers[0]({ topic: 'fake.changed', eventPayload });
    await publish('https://files.test/other');
    expect(await pass(1)).toBe(0);
    await publish('https://files.test/a.yaml');
    expect(await pass(0)).toBe(1);
  });
});
