import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
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
import { World } from '../../api/__testUtils__/world';
import { EditLimits } from '../../editing/stores';
import { AuthorizedCheckInService } from '../AuthorizedCheckInService';
import { CheckInService } from '../CheckInService';
import { ClosingStore } from '../../closings';
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
  audited: { meta?: object; outcome: string }[];
}

function catalogOf(entityRefs: readonly string[], rules: Rules) {
  return catalogServiceMock.mock({
    getEntityByRef: async (ref, options) =>
      entityRefs.includes(String(ref)) &&
      !(rules.hiddenFromBob.has(String(ref)) && isBob(options))
        ? entityOf(String(ref))
        : undefined,
  });
}

function permissionsOf(rules: Rules) {
  return mockServices.permissions.mock({
    authorize: async (requests, options) =>
      requests.map(({ permission }) => ({
        result:
          rules.deniedToBob.has(permission.name) && isBob(options)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      })),
  });
}

function auditorOf({ audited }: Rules) {
  return mockServices.auditor.mock({
    createEvent: async ({ meta }) => ({
      success: async () => {
        audited.push({ meta, outcome: 'success' });
      },
      fail: async ({ error }) => {
        audited.push({ meta, outcome: `${error.name}: ${error.message}` });
      },
    }),
  });
}

const ownersOnly = mockServices.userInfo.mock({
  getUserInfo: async credentials => {
    const [userEntityRef] = JSON.stringify(credentials).match(
      /user:default\/\w+/,
    ) ?? [''];
    return {
      userEntityRef,
      ownershipEntityRefs: [
        userEntityRef,
        ...([ADA, BEA, BOB].includes(userEntityRef) ? [SHOP] : []),
      ],
    };
  },
});

/** The router behind the platform's own services. Answers that the OpenAPI document does not describe fail. */
export async function startCheckInApi(
  database: Knex,
  world: World,
  options: {
    entityRefs: string[];
    who?: 'owners' | 'anyone';
    perHour?: number;
  },
) {
  const rules: Rules = {
    hiddenFromBob: new Set(),
    deniedToBob: new Set(),
    audited: [],
  };
  const { entities, settings } = world.context;
  const now = () => world.now;
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
          const checkIns = new CheckInStore(database);
          const closings = new ClosingStore(database);
          httpRouter.use(
            createRouter({
              service: new AuthorizedOkrService(
                new DefaultOkrService(world.context),
                services,
              ),
              checkIns: new AuthorizedCheckInService(
                new CheckInService({
                  entities,
                  settings,
                  checkIns,
                  closings,
                }),
                {
                  access: new EntityAccess(services),
                  who: options.who ?? 'owners',
                  limits: new EditLimits(database, {
                    checkIn: options.perHour ?? 100,
                  }),
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
    features: [
      plugin,
      catalogOf(options.entityRefs, rules).factory,
      permissionsOf(rules).factory,
      auditorOf(rules).factory,
      ownersOnly.factory,
      mockServices.rootLogger.factory({ level: 'none' }),
    ],
  });
  const send = (
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    caller = ADA,
  ) =>
    request(backend.server)
      [method](`/api/okr/v1/entities${path}`)
      .set(
        'Authorization',
        caller === MONITOR
          ? mockCredentials.service.header()
          : mockCredentials.user.header(caller),
      );
  return { ...rules, send, stop: () => backend.stop() };
}

export type CheckInApi = Awaited<ReturnType<typeof startCheckInApi>>;

/** An entity that belongs to the shop team. */
function entityOf(ref: string): Entity {
  const [kind, rest] = ref.split(':');
  const [namespace, name] = rest.split('/');
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace, name },
    relations: [{ type: RELATION_OWNED_BY, targetRef: SHOP }],
  };
  if (stringifyEntityRef(entity) !== ref) {
    throw new Error(`${ref} is not a full reference`);
  }
  return entity;
}

function isBob(options: unknown): boolean {
  return JSON.stringify(options).includes(BOB);
}
