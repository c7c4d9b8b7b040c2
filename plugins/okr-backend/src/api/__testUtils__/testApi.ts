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
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { AuthorizedOkrService } from '../AuthorizedOkrService';
import { createRouter } from '../createRouter';
import { DefaultOkrService } from '../DefaultOkrService';
import { ServiceContext } from '../ServiceContext';

/** Sees everything in the catalog. */
export const EVE = 'user:default/eve';
/** A service that calls for itself. */
export const MONITOR = 'monitor';
/** Sees everything but what a test hides. */
export const BOB = 'user:default/bob';

/**
 * The real router behind the platform's own services, with a catalog that hides some entities from Bob. Answers that
 * the OpenAPI document does not describe fail.
 *
 * @param options - `denied` permissions by name, to everybody but Eve
 */
export async function startTestApi(
  context: ServiceContext,
  catalog: { entities: string[]; hiddenFromBob?: string[] },
  {
    validateResponses = true,
    denied = [],
  }: { validateResponses?: boolean; denied?: string[] } = {},
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
  const permissions = mockServices.permissions.mock({
    authorize: async (requests, { credentials }) =>
      requests.map(({ permission }) => ({
        result:
          denied.includes(permission.name) &&
          principalOf({ credentials }) !== EVE
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      })),
  });
  const audited: AuditedEvent[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async ({ eventId, meta }) => ({
      success: async () => {
        audited.push({ eventId, meta, outcome: 'success' });
      },
      fail: async ({ error }) => {
        audited.push({ eventId, meta, outcome: error.name });
      },
    }),
  });
  const plugin = createBackendPlugin({
    pluginId: 'okr',
    register(env) {
      env.registerInit({
        deps: {
          httpRouter: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
          auditor: coreServices.auditor,
          permissions: coreServices.permissions,
          catalog: catalogServiceRef,
        },
        async init({ httpRouter, ...services }) {
          httpRouter.use(
            createRouter({
              service: new AuthorizedOkrService(
                new DefaultOkrService(context),
                services,
              ),
              httpAuth: services.httpAuth,
              auditor: services.auditor,
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
      permissions.factory,
      auditor.factory,
      mockServices.rootLogger.factory({ level: 'none' }),
    ],
  });
  const send = (
    method: 'get' | 'head' | 'post' | 'put' | 'delete',
    path: string,
    user = EVE,
  ) =>
    request(backend.server)
      [method](`/api/okr/v1${path}`)
      .set('Authorization', authorizationOf(user));
  return {
    stop: () => backend.stop(),
    send,
    get: (path: string, user?: string) => send('get', path, user),
    /** What stands in the audit log. */
    audited,
  };
}

interface AuditedEvent {
  eventId: string;
  meta?: object;
  /** `success`, or the name of the error. */
  outcome: string;
}

function authorizationOf(user: string): string {
  return user === MONITOR
    ? mockCredentials.service.header()
    : mockCredentials.user.header(user);
}

export type TestApi = Awaited<ReturnType<typeof startTestApi>>;

function principalOf(options: unknown): unknown {
  const { credentials } = options as {
    credentials: { principal: { userEntityRef?: string } };
  };
  return credentials.principal.userEntityRef;
}
