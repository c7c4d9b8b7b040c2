import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import request from 'supertest';
import { EntityAccess } from '../../access';
import {
  AuthorizedOkrService,
  createRouter,
  DefaultOkrService,
} from '../../api';
import { catalogSight } from '../../api/catalogSight';
import { World } from '../../api/__testUtils__/world';
import { AuthorizedClosingService } from '../../closings';
import { ClosingService } from '../../closings/ClosingService';
import { ClosingStore } from '../../closings/ClosingStore';
import { EditLimits } from '../../editing/stores';
import { AuthorizedCheckInService } from '../AuthorizedCheckInService';
import { CheckInService } from '../CheckInService';
import { CheckInStore } from '../CheckInStore';

/** Owns what the shop team owns. */
export const ADA = 'user:default/ada';
/** Owns it too. */
export const BEA = 'user:default/bea';
/** Sees everything and owns nothing. */
export const EVE = 'user:default/eve';
/** Owns it, sees only what is not hidden, and is denied what a test denies. */
export const BOB = 'user:default/bob';
/** A service that calls for itself. */
export const MONITOR = 'monitor';

const SHOP = 'group:default/shop';

/** What a test changes as it goes. */
interface Rules {
  hiddenFromBob: Set<string>;
  deniedToBob: Set<string>;
  /** In the audit log. */
  audited: { eventId: string; meta?: object; outcome: string }[];
}

const isBob = (options: unknown) => JSON.stringify(options).includes(BOB);

/** An entity that belongs to the shop team. */
function entityOf(ref: string): Entity {
  const [kind, namespace, name] = ref.split(/[:/]/);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace, name },
    relations: [{ type: RELATION_OWNED_BY, targetRef: SHOP }],
  };
}

function servicesOf(entityRefs: readonly string[], rules: Rules) {
  const find = (ref: string, options: unknown) =>
    entityRefs.includes(ref) &&
    !(rules.hiddenFromBob.has(ref) && isBob(options))
      ? entityOf(ref)
      : undefined;
  return [
    catalogServiceMock.mock({
      getEntityByRef: async (ref, options) => find(String(ref), options),
      getEntitiesByRefs: async (asked, options) => ({
        items: asked.entityRefs.map(ref => find(ref, options)),
      }),
    }).factory,
    mockServices.permissions.mock({
      authorize: async (requests, options) =>
        requests.map(({ permission }) => ({
          result:
            rules.deniedToBob.has(permission.name) && isBob(options)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        })),
    }).factory,
    mockServices.auditor.mock({
      createEvent: async ({ eventId, meta }) => ({
        success: async () => {
          rules.audited.push({ eventId, meta, outcome: 'success' });
        },
        fail: async ({ error }) => {
          const outcome = `${error.name}: ${error.message}`;
          rules.audited.push({ eventId, meta, outcome });
        },
      }),
    }).factory,
    mockServices.userInfo.mock({
      getUserInfo: async credentials => {
        const [userEntityRef] = JSON.stringify(credentials).match(
          /user:default\/\w+/,
        ) ?? [''];
        const owns = [ADA, BEA, BOB].includes(userEntityRef) ? [SHOP] : [];
        return {
          userEntityRef,
          ownershipEntityRefs: [userEntityRef, ...owns],
        };
      },
    }).factory,
    mockServices.rootLogger.factory({ level: 'none' }),
  ];
}

/**
 * What people read, say and close, behind the platform's own services. Answers that the OpenAPI document does not describe
 * fail.
 */
export async function startPeopleApi(
  database: Knex,
  world: World,
  options: {
    entityRefs: string[];
    who?: 'owners' | 'anyone';
    /** How often each may check in, and close; 100 of each unless given. */
    perHour?: number;
  },
) {
  const rules: Rules = {
    hiddenFromBob: new Set(),
    deniedToBob: new Set(),
    audited: [],
  };
  const { context } = world;
  const now = () => world.now;
  const { who = 'owners', perHour = 100 } = options;
  const plugin = createBackendPlugin({
    pluginId: 'okr',
    register(env) {
      env.registerInit({
        deps: {
          httpRouter: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
          auditor: coreServices.auditor,
          permissions: coreServices.permissions,
          userInfo: coreServices.userInfo,
          catalog: catalogServiceRef,
        },
        async init({ httpRouter, httpAuth, auditor, ...services }) {
          const stores = {
            ...context,
            checkIns: new CheckInStore(database),
            closings: new ClosingStore(database),
          };
          const access = new EntityAccess(services);
          httpRouter.use(
            createRouter({
              service: new AuthorizedOkrService(
                new DefaultOkrService(context),
                services,
              ),
              checkIns: new AuthorizedCheckInService(
                new CheckInService(stores),
                {
                  access,
                  who,
                  limits: new EditLimits(database, { checkIn: perHour }),
                  now,
                },
              ),
              closings: new AuthorizedClosingService(
                new ClosingService(stores),
                {
                  access,
                  sightOf: credentials =>
                    catalogSight(services.catalog, credentials),
                  who,
                  limits: new EditLimits(database, { closing: perHour }),
                  now,
                },
              ),
              httpAuth,
              auditor,
              validateResponses: true,
            }),
          );
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [plugin, ...servicesOf(options.entityRefs, rules)],
  });
  const sendTo = (
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    caller = ADA,
  ) =>
    request(backend.server)
      [method](`/api/okr/v1${path}`)
      .set(
        'Authorization',
        caller === MONITOR
          ? mockCredentials.service.header()
          : mockCredentials.user.header(caller),
      );
  return {
    ...rules,
    /** To something below the entities. */
    send: (
      method: 'get' | 'post' | 'put' | 'delete',
      path: string,
      caller = ADA,
    ) => sendTo(method, `/entities${path}`, caller),
    get: (path: string, caller = ADA) => sendTo('get', path, caller),
    stop: () => backend.stop(),
  };
}

export type PeopleApi = Awaited<ReturnType<typeof startPeopleApi>>;
