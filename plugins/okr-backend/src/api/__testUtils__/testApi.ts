import {
  createBackendPlugin,
  coreServices,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { AuthorizedOkrService } from '../AuthorizedOkrService';
import { createRouter } from '../createRouter';
import { DefaultOkrService } from '../DefaultOkrService';
import { ServiceContext } from '../ServiceContext';

/** Sees everything in the catalog. */
export const EVE = 'user:default/eve';
/** Sees everything but what a test hides. */
export const BOB = 'user:default/bob';

/**
 * The real router behind the platform's own services, with a catalog that hides some entities from Bob. Answers that
 * the OpenAPI document does not describe fail.
 */
export async function startTestApi(
  context: ServiceContext,
  catalog: { entities: string[]; hiddenFromBob?: string[] },
  validateResponses = true,
) {
  const entities = new Set(catalog.entities);
  const visible = (ref: string, principal: unknown) =>
    entities.has(ref) &&
    !(principal === BOB && catalog.hiddenFromBob?.includes(ref));
  const catalogService = catalogServiceMock.mock({
    getEntitiesByRefs: async ({ entityRefs }, options) => {
      const principal = principalOf(options);
      return {
        items: entityRefs.map(ref =>
          visible(ref, principal)
            ? {
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Component',
                metadata: { name: ref },
              }
            : undefined,
        ),
      };
    },
  });
  const plugin = createBackendPlugin({
    pluginId: 'okr',
    register(env) {
      env.registerInit({
        deps: {
          httpRouter: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
          catalog: catalogServiceRef,
        },
        async init({ httpRouter, httpAuth, catalog: service }) {
          httpRouter.use(
            createRouter({
              service: new AuthorizedOkrService(
                new DefaultOkrService(context),
                service,
              ),
              httpAuth,
              validateResponses,
            }),
          );
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      plugin,
      catalogService.factory,
      mockServices.rootLogger.factory({ level: 'none' }),
    ],
  });
  const send = (
    method: 'get' | 'head' | 'post' | 'delete',
    path: string,
    user = EVE,
  ) =>
    request(backend.server)
      [method](`/api/okr/v1${path}`)
      .set('Authorization', mockCredentials.user.header(user));
  return {
    stop: () => backend.stop(),
    send,
    get: (path: string, user?: string) => send('get', path, user),
  };
}

export type TestApi = Awaited<ReturnType<typeof startTestApi>>;

function principalOf(options: unknown): unknown {
  const { credentials } = options as {
    credentials: { principal: { userEntityRef?: string } };
  };
  return credentials.principal.userEntityRef;
}
