import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AlphaEntity } from '@backstage/catalog-model/alpha';
import catalogBackend from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { FakeOverlays } from './__testUtils__/FakeOverlays';
import catalogModuleOkr from '.';

jest.setTimeout(120_000);

const right = [
  'a:',
  '  objective: x',
  '  cycle: 2026-Q4',
  '  keyResults:',
  '    b: { metric: github.reviewWait, from: 2h, to: 1h }',
  '',
].join('\n');
const wrong = right.replace('reviewWait', 'reviewWiat');

const component = (name: string, okrs?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: {
      'backstage.io/managed-by-location': `url:https://example.org/${name}`,
      'backstage.io/managed-by-origin-location': `url:https://example.org/${name}`,
      ...(okrs !== undefined && { 'keyresults.dev/okrs': okrs }),
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'team' },
});

let connection: EntityProviderConnection;

/** Where the entities of the test come from. */
const entitySource = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'test-entities',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'test',
          connect: async it => {
            connection = it;
          },
        });
      },
    });
  },
});

/** Of the OKR backend: what is asked about overlays, for services only. */
const okrBackend = (overlays: FakeOverlays) =>
  createBackendPlugin({
    pluginId: 'okr',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          router: coreServices.httpRouter,
        },
        async init({ httpAuth, router }) {
          router.use(async (request, response, next) => {
            try {
              await httpAuth.credentials(request, { allow: ['service'] });
              expect(request.path).toBe('/v1/overlays');
              response.json(await overlays.ask(Number(request.query.after)));
            } catch (error) {
              next(error);
            }
          });
        },
      });
    },
  });

async function startCatalog(overlays?: FakeOverlays) {
  const backend = await startTestBackend({
    features: [
      catalogBackend,
      entitySource,
      catalogModuleOkr,
      ...(overlays ? [okrBackend(overlays)] : []),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost' },
          catalog: { processingInterval: { hours: 1 } },
          okr: { catalog: { overlays: { refresh: '1s' } } },
        },
      }),
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  const read = async (name: string): Promise<AlphaEntity | undefined> => {
    const url = `http://localhost:${port}/api/catalog/entities/by-name/component/default/${name}`;
    const reply = await fetch(url, {
      headers: { authorization: mockCredentials.service.header() },
    });
    return reply.ok ? reply.json() : undefined;
  };
  return {
    stop: () => backend.stop(),
    give: (...entities: Entity[]) =>
      connection.applyMutation({
        type: 'full',
        entities: entities.map(entity => ({ entity, locationKey: 'test' })),
      }),
    /** Waits until the catalog shows an entity as wanted. */
    until: async (name: string, isIt: (entity: AlphaEntity) => boolean) => {
      for (let tries = 0; tries < 300; tries++) {
        const entity = await read(name);
        if (entity && isIt(entity)) return entity;
        await pause(100);
      }
      throw new Error(`never so: ${JSON.stringify(await read(name), null, 2)}`);
    },
  };
}

const annotation = (entity: AlphaEntity, name: string) =>
  entity.metadata.annotations?.[`keyresults.dev/${name}`];

describe('the catalog', () => {
  it('shows an entity with the errors of its key results, and lets it in', async () => {
    const catalog = await startCatalog(new FakeOverlays());
    await catalog.give(component('fine', right), component('wrong', wrong));
    const fine = await catalog.until('fine', () => true);
    expect(fine.status?.items).toBeUndefined();
    const entity = await catalog.until('wrong', () => true);
    expect(annotation(entity, 'okrs')).toBe(wrong);
    expect(entity.status?.items).toEqual([
      {
        type: 'backstage.io/catalog-processing',
        level: 'error',
        message: expect.stringMatching(/line 5, column 18: Unknown metric/),
        error: expect.objectContaining({ name: 'InputError' }),
      },
    ]);
    await catalog.give(component('fine', right), component('wrong', right));
    await catalog.until('wrong', it => it.status?.items === undefined);
    await catalog.stop();
  });

  it('brings overlays, follows their changes and lets files win', async () => {
    const overlays = new FakeOverlays();
    overlays.save('component:default/bare', right);
    overlays.save('component:default/filed', right);
    const catalog = await startCatalog(overlays);
    const own = right.replace('objective: x', 'objective: y');
    await catalog.give(component('bare'), component('filed', own));
    const bare = await catalog.until('bare', () => true);
    expect(annotation(bare, 'okrs')).toBe(right);
    expect(annotation(bare, 'okrs-from')).toBe('overlay@1');
    const filed = await catalog.until('filed', () => true);
    expect(annotation(filed, 'okrs')).toBe(own);
    expect(annotation(filed, 'okrs-from')).toBeUndefined();
    expect(annotation(filed, 'okrs-overlay')).toBe('unused@2');

    // The next turn of these entities is an hour away. Processing another one makes the catalog ask.
    overlays.save('component:default/bare', own);
    await pause(1_100);
    await catalog.give(component('bare'), component('filed'), component('new'));
    const changed = await catalog.until(
      'bare',
      it => annotation(it, 'okrs-from') === 'overlay@3',
    );
    expect(annotation(changed, 'okrs')).toBe(own);
    const bared = await catalog.until(
      'filed',
      it => annotation(it, 'okrs') === undefined,
    );
    expect(annotation(bared, 'okrs-overlay')).toBe('retired@2');
    overlays.save('component:default/filed', right);
    await pause(1_100);
    await connection.refresh({ keys: ['okr-overlay:component:default/filed'] });
    await catalog.until(
      'filed',
      it => annotation(it, 'okrs-from') === 'overlay@4',
    );
    overlays.save('component:default/bare', null);
    await pause(1_100);
    await catalog.give(component('bare'), component('filed'));
    await connection.refresh({ keys: ['okr-overlay:component:default/bare'] });
    await catalog.until('bare', it => annotation(it, 'okrs') === undefined);
    await catalog.stop();
  });

  it('works as before beside an OKR backend that keeps no overlays', async () => {
    const catalog = await startCatalog();
    await catalog.give(component('bare'), component('wrong', wrong));
    const bare = await catalog.until('bare', () => true);
    expect(annotation(bare, 'okrs')).toBeUndefined();
    const entity = await catalog.until('wrong', () => true);
    expect(entity.status?.items).toHaveLength(1);
    await catalog.stop();
  });
});
