import { mockServices } from '@backstage/backend-test-utils';
import {
  CatalogProcessorCache,
  CatalogProcessorResult,
} from '@backstage/plugin-catalog-node';
import { metricDefinitions } from '@keyresults/backstage-plugin-okr-common';
import { FakeOverlays } from './__testUtils__/FakeOverlays';
import { KeyResultsProcessor } from './KeyResultsProcessor';
import { OverlayDirectory } from './overlays';

const location = { type: 'url', target: 'https://example.org' };
const knowledge = { metrics: metricDefinitions, cycles: {} };
const entityOf = (kind: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'One' },
});

/** As the catalog keeps it: what a run sets is there for the next one. */
class RunCache implements CatalogProcessorCache {
  private kept: Record<string, unknown> = {};
  private fresh: Record<string, unknown> | undefined;

  async get<T>(key: string): Promise<T | undefined> {
    return this.kept[key] as T | undefined;
  }

  async set<T>(key: string, value: T): Promise<void> {
    this.fresh = { ...this.fresh, [key]: value };
  }

  endRun() {
    this.kept = this.fresh ?? this.kept;
    this.fresh = undefined;
  }
}

let source: FakeOverlays;
let cache: RunCache;
let emitted: CatalogProcessorResult[];

beforeEach(() => {
  source = new FakeOverlays();
  cache = new RunCache();
  emitted = [];
});

/** A processor of a catalog that has just been started. */
const started = () =>
  new KeyResultsProcessor(
    knowledge,
    new OverlayDirectory({
      source,
      refreshMs: 5_000,
      logger: mockServices.logger.mock(),
      now: () => 0,
      onChanged: async () => {},
    }),
  );

async function run(
  processor: KeyResultsProcessor,
  kind = 'Component',
  annotations?: Record<string, string>,
) {
  const { metadata, ...entity } = entityOf(kind);
  const processed = await processor.preProcessEntity(
    {
      ...entity,
      metadata: { ...metadata, ...(annotations && { annotations }) },
    },
    location,
    result => emitted.push(result),
    location,
    cache,
  );
  cache.endRun();
  return processed.metadata as { annotations?: Record<string, string> };
}

describe('the processor', () => {
  it('keeps the overlay it last knew over a restart without the OKR backend', async () => {
    source.save('component:default/one', 'a: 1');
    const before = await run(started());
    expect(before.annotations).toMatchObject({ 'keyresults.dev/okrs': 'a: 1' });
    source.trouble = new Error('down');
    const restarted = started();
    for (let runs = 0; runs < 3; runs++) {
      expect(await run(restarted)).toEqual(before);
    }
  });

  it('keeps in mind as well that an overlay was taken away', async () => {
    source.save('component:default/one', 'a: 1');
    await run(started());
    source.save('component:default/one', null);
    const gone = { 'keyresults.dev/okrs-overlay': 'retired@2' };
    expect((await run(started())).annotations).toEqual(gone);
    source.trouble = new Error('down');
    expect((await run(started())).annotations).toEqual(gone);
  });

  it('does not bring an overlay back when a file took over and is without key results again', async () => {
    const own = { 'keyresults.dev/okrs': 'b: 2' };
    source.save('component:default/one', 'a: 1');
    await run(started());
    expect((await run(started(), 'Component', own)).annotations).toEqual({
      ...own,
      'keyresults.dev/okrs-overlay': 'unused@1',
    });
    const retired = { 'keyresults.dev/okrs-overlay': 'retired@1' };
    for (let runs = 0; runs < 3; runs++) {
      expect((await run(started())).annotations).toEqual(retired);
    }
    source.trouble = new Error('down');
    expect((await run(started())).annotations).toEqual(retired);
    source.trouble = undefined;
    // Only somebody who saves one anew brings key results back.
    source.save('component:default/one', 'a: 3');
    expect((await run(started())).annotations).toEqual({
      'keyresults.dev/okrs': 'a: 3',
      'keyresults.dev/okrs-from': 'overlay@2',
    });
  });

  it('forgets an overlay that the backend has never heard of', async () => {
    source.save('component:default/one', 'a: 1');
    await run(started());
    source.setBack();
    await run(started());
    source.trouble = new Error('down');
    expect((await run(started())).annotations).toBeUndefined();
  });

  it('has the entity processed again when its overlay changes', async () => {
    await run(started());
    expect(emitted).toEqual([
      { type: 'refresh', key: 'okr-overlay:component:default/one' },
    ]);
  });

  it.each(['Location', 'API', 'Resource', 'Template'])(
    'leaves a %s alone',
    async kind => {
      source.save(`${kind.toLowerCase()}:default/one`, 'a: 1');
      expect((await run(started(), kind)).annotations).toBeUndefined();
      expect(source.asked).toEqual([]);
      const entity = {
        ...entityOf(kind),
        metadata: { name: 'one', annotations: { 'keyresults.dev/okrs': '[' } },
      };
      expect(await started().postProcessEntity(entity)).toBe(entity);
    },
  );

  it('brings an overlay to the very entity that it is of', async () => {
    for (const other of [
      'Component:Default/One',
      'component:default/One',
      'component:default/one ',
      'component:default/one/two',
      'component:other/one',
      'system:default/one',
      '__proto__',
      'constructor',
    ]) {
      source.save(other, 'a: 1');
    }
    expect((await run(started())).annotations).toBeUndefined();
  });

  it('only shows errors where overlays are switched off', async () => {
    const processor = new KeyResultsProcessor(knowledge);
    source.save('component:default/one', 'a: 1');
    expect((await run(processor)).annotations).toBeUndefined();
    expect(emitted).toEqual([]);
  });
});
