import { mockServices } from '@backstage/backend-test-utils';
import { Collector } from '@keyresults/backstage-plugin-okr-node';
import { CollectionBench } from '../__testUtils__/CollectionBench';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { FakeCollector } from '../__testUtils__/FakeCollector';
import { followEvents } from './followEvents';
import { TargetQueue } from './TargetQueue';

const databases = createTestDatabases();
const second = 1000;
const minute = 60 * second;
const topic = 'github.pull_request';

/** Its events name a repository; any other payload upsets it. */
const nudges: Collector['nudges'] = [
  {
    topic,
    targetsOf(payload) {
      const { slug } = payload as { slug: string };
      return slug.length > 0 ? [`github.com/${slug}`] : [];
    },
  },
];

describe.each(databases.eachSupportedId())('followEvents on %s', id => {
  let bench: CollectionBench;
  let events: ReturnType<typeof mockServices.events>;
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    logger.warn.mockClear();
    bench = new CollectionBench(await initTestDatabase(databases, id));
    events = mockServices.events();
    await followEvents({
      events,
      collectors: [Object.assign(new FakeCollector(), { nudges })],
      queue: new TargetQueue(bench.database, 5 * minute),
      logger,
      now: () => bench.now,
    });
  });

  const happens = (slug: string) =>
    events.publish({ topic, eventPayload: { slug } });
  const dueOf = async (reference: string) =>
    (await bench.target(reference)).due - bench.now;

  it('has the repository read at once, and no other', async () => {
    const later = { next_due_at: bench.now + 10 * minute };
    const { reference } = await bench.add('a', later);
    const other = await bench.add('b', later);
    const lastRead = { last_run_at: bench.now - 5 * minute };
    await bench.database('targets').where({ reference }).update(lastRead);

    await happens('acme/a');

    expect(await dueOf(reference)).toBe(0);
    expect(await dueOf(other.reference)).toBe(10 * minute);
  });

  it('waits for a minute after the last read', async () => {
    const { reference } = await bench.add('a', {
      next_due_at: bench.now + 10 * minute,
      last_run_at: bench.now - 20 * second,
    });
    await happens('acme/a');
    expect(await dueOf(reference)).toBe(40 * second);
  });

  it('makes nothing later that is due already, or sooner', async () => {
    const read = { last_run_at: bench.now - 10 * second };
    const due = await bench.add('due', {
      ...read,
      next_due_at: bench.now - minute,
    });
    const soon = await bench.add('soon', {
      ...read,
      next_due_at: bench.now + 15 * second,
    });
    await happens('acme/due');
    await happens('acme/soon');
    expect(await dueOf(due.reference)).toBe(-minute);
    expect(await dueOf(soon.reference)).toBe(15 * second);
  });

  it('lets no flood of events read a repository more than once a minute', async () => {
    const { reference } = await bench.add('a');
    for (let elapsed = 0; elapsed < 300; elapsed += 5) {
      await happens('acme/a');
      await bench.run();
      bench.now += 5 * second;
    }
    // At 0, 1, 2, 3 and 4 minutes.
    expect(bench.collector.asked).toEqual(Array(5).fill([reference]));
  });

  it('wakes nothing that did not answer or was refused', async () => {
    const later = { next_due_at: bench.now + 10 * minute };
    const failing = await bench.add('failing', {
      ...later,
      state: 'failing',
      failures: 2,
    });
    const gone = await bench.add('gone', { ...later, state: 'gone' });
    await happens('acme/failing');
    await happens('acme/gone');
    expect(await dueOf(failing.reference)).toBe(10 * minute);
    expect(await dueOf(gone.reference)).toBe(10 * minute);
  });

  it('leaves out what is not used and what belongs to another source', async () => {
    const later = { next_due_at: bench.now + 10 * minute };
    const unused = await bench.add('unused', { ...later, used: false });
    const other = await bench.add('other', { ...later, source: 'gitlab' });
    await happens('acme/unused');
    await happens('acme/other');
    expect(await dueOf(unused.reference)).toBe(10 * minute);
    expect(await dueOf(other.reference)).toBe(10 * minute);
  });

  it('costs one statement an event, and none where no repository is meant', async () => {
    await bench.add('a');
    const some = await statementsOf(bench.database, () => happens('acme/a'));
    expect(some).toHaveLength(1);
    const none = await statementsOf(bench.database, async () => {
      await happens('');
      await events.publish({ topic: 'github.push', eventPayload: {} });
    });
    expect(none).toEqual([]);
  });

  it('passes over an event that upsets the collector, and says so', async () => {
    const { reference } = await bench.add('a', {
      next_due_at: bench.now + minute,
    });
    await events.publish({ topic, eventPayload: undefined });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('Passed over an event of github.pull_request'),
    );
    await happens('acme/a');
    expect(await dueOf(reference)).toBe(0);
  });
});

describe('followEvents', () => {
  it('subscribes to nothing where no collector asks for it', async () => {
    const events = mockServices.events.mock();
    await followEvents({
      events,
      collectors: [new FakeCollector()],
      queue: { nudge: async () => {} },
      logger: mockServices.logger.mock(),
      now: () => 0,
    });
    expect(events.subscribe).not.toHaveBeenCalled();
  });
});
