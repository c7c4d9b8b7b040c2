import { mockServices } from '@backstage/backend-test-utils';
import { FakeOverlays } from '../__testUtils__/FakeOverlays';
import { UnknownEndpointError } from './OkrBackend';
import { OverlayDirectory } from './OverlayDirectory';

const minute = 60_000;
const one = 'component:default/one';
const two = 'component:default/two';

let now: number;
let source: FakeOverlays;
let changed: string[][];
let directory: OverlayDirectory;
const logger = mockServices.logger.mock();

beforeEach(() => {
  now = 0;
  source = new FakeOverlays();
  changed = [];
  jest.clearAllMocks();
  directory = new OverlayDirectory({
    source,
    refreshMs: 5_000,
    logger,
    now: () => now,
    onChanged: async entityRefs => {
      changed.push(entityRefs);
    },
  });
});

const find = async (entityRef: string) => directory.find(entityRef);

describe('the directory of overlays', () => {
  it('asks only for what is new, page by page', async () => {
    for (const name of ['a', 'b', 'c']) source.save(`user:default/${name}`, '');
    expect(await find(one)).toEqual({ overlay: undefined });
    expect(source.asked).toEqual([0, 2, 3]);
    source.save(one, 'a: 1');
    now = 5_000;
    expect(await find(one)).toEqual({
      overlay: { version: 4, annotation: 'a: 1' },
    });
    expect(source.asked).toEqual([0, 2, 3, 3, 4]);
  });

  it('asks no more often than it may, however many entities there are', async () => {
    await Promise.all([one, two].map(find));
    now = 4_800;
    await find(one);
    expect(source.asked).toEqual([0]);
    now = 5_000;
    await Promise.all([one, two, one].map(find));
    expect(source.asked).toEqual([0, 0]);
  });

  it('keeps what it knows while nobody answers, and says so once', async () => {
    source.save(one, 'a: 1');
    await find(one);
    source.trouble = new Error('connect ECONNREFUSED');
    for (; now < 30 * minute; now += 1_000) await find(one);
    expect(await find(one)).toEqual({
      overlay: { version: 1, annotation: 'a: 1' },
    });
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/those that are known stay.*ECONNREFUSED/),
    );
    source.trouble = undefined;
    now += minute;
    source.save(one, 'a: 2');
    expect(await find(one)).toMatchObject({ overlay: { annotation: 'a: 2' } });
    expect(logger.info).toHaveBeenCalledTimes(1);
  });

  it('asks less and less often while nobody answers', async () => {
    source.trouble = new Error('down');
    const at: number[] = [];
    for (; now <= 160_000; now += 1_000) {
      const before = source.asked.length;
      await find(one);
      if (source.asked.length > before) at.push(now / 1_000);
    }
    // Pauses of 5, 10, 20, 40 and from then on 60 seconds.
    expect(at).toEqual([0, 5, 15, 35, 75, 135]);
  });

  it('knows nothing of a backend that keeps none, and asks it once a minute', async () => {
    source.trouble = new UnknownEndpointError('keeps no overlays');
    expect(await find(one)).toBeUndefined();
    now = minute - 1_000;
    expect(await find(two)).toBeUndefined();
    expect(source.asked).toHaveLength(1);
    now = minute;
    await find(one);
    expect(source.asked).toHaveLength(2);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('tells of entities whose overlay changed, but not of those it starts with', async () => {
    source.save(one, 'a: 1');
    await directory.refresh();
    expect(changed).toEqual([]);
    source.save(two, 'a: 1');
    source.save(one, null);
    now = 5_000;
    await directory.refresh();
    expect(changed).toEqual([[one, two]]);
    expect(await find(one)).toEqual({
      overlay: { version: 3, annotation: null },
    });
  });

  it('tells of entities that came before the first answer', async () => {
    source.save(one, 'a: 1');
    source.trouble = new Error('starting');
    expect(await find(one)).toBeUndefined();
    source.trouble = undefined;
    now = 5_000;
    await directory.refresh();
    expect(changed).toEqual([[one]]);
  });

  it('finds by itself what it missed, within ten minutes', async () => {
    source.save(one, 'a: 1');
    source.save(two, 'a: 1');
    await directory.refresh();
    source.setBack();
    // As if another writer had been slower: a version that was passed over already.
    source.save(two, 'a: 1');
    source.save(one, 'a: 2');
    now = 10 * minute;
    await directory.refresh();
    expect(await find(one)).toEqual({
      overlay: { version: 2, annotation: 'a: 2' },
    });
    expect(changed).toEqual([[one, two]]);
  });

  it('begins anew when the store was set back', async () => {
    source.save(two, 'a: 1');
    source.save(one, 'a: 1');
    await directory.refresh();
    source.setBack();
    source.save(one, 'a: 3');
    now = 5_000;
    expect(await find(one)).toEqual({
      overlay: { version: 1, annotation: 'a: 3' },
    });
    expect(await find(two)).toEqual({ overlay: undefined });
  });

  it('does not go round in circles with a backend that repeats itself', async () => {
    const stuck = {
      overlays: [{ entityRef: one, version: 1, annotation: '' }],
      version: 2,
    };
    source.ask = async () => stuck;
    expect(await find(one)).toBeUndefined();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/gave version 1 after 1/),
    );
  });
});
