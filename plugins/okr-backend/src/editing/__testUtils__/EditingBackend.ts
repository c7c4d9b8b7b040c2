import {
  coreServices,
  createBackendModule,
  createServiceFactory,
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
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { okrFileHostsExtensionPoint } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import request from 'supertest';
import { okrPlugin } from '../../plugin';
import { FakeFileHost } from './FakeFileHost';

export const ADA = 'user:default/ada';
/** Sees only what is not hidden, and changes nothing. */
export const BOB = 'user:default/bob';
/** Sees everything and owns nothing. */
export const EVE = 'user:default/eve';
export const CATALOG = 'plugin:catalog';
/** Somebody with a token of `backend.auth.externalAccess`. */
export const OUTSIDER = 'external:reports';

/** This year: a cycle that is running. */
export const CYCLE = String(new Date().getUTCFullYear());

export const ANNOTATION = `no-waiting:
  objective: Nobody waits
  cycle: ${CYCLE}
  keyResults:
    nps:
      title: Developer NPS
      from: 20
      to: 35
      unit: points
`;
export const harder = ANNOTATION.replace('to: 35', 'to: 40');
export const easier = ANNOTATION.replace('to: 35', 'to: 30');

/** Of a person, for the host of files. */
export const TOKEN = 'SECRET-a1b2c3d4e5';

/** A catalog file with other documents around the entity's. */
export function fileOf(name: string, annotation = ANNOTATION): string {
  return [
    'apiVersion: v1',
    'kind: Secret',
    'metadata: { name: other-document }',
    '---',
    'apiVersion: backstage.io/v1alpha1',
    'kind: Component',
    'metadata:',
    `  name: ${name}`,
    '  annotations:',
    '    keyresults.dev/okrs: |',
    ...annotation
      .trimEnd()
      .split('\n')
      .map(line => `      ${line}`),
    'spec: { type: service } # the end',
    '---',
    'apiVersion: v1',
    'kind: Secret',
    'metadata: { name: another-document }',
    '',
  ].join('\n');
}

interface LoggedEvent {
  eventId: string;
  meta?: object;
  outcome: string;
  success?: object;
}

/** The whole plugin with a host of files and a catalog that a test changes. */
export async function startEditingBackend(
  database: Knex,
  { okr = {}, config = {} }: { okr?: object; config?: object } = {},
) {
  const entities = new Map<string, Entity>();
  const hidden = new Set<string>();
  /** Who may not edit, whatever is asked. */
  const denied = new Set([BOB]);
  const refreshed: string[] = [];
  const asked: string[] = [];
  const audited: LoggedEvent[] = [];
  const logged: string[] = [];
  const host = new FakeFileHost();
  const isHiddenFrom = (ref: string, options: unknown) =>
    hidden.has(ref) && JSON.stringify(options).includes(BOB);
  const catalog = catalogServiceMock.mock({
    getEntityByRef: async (ref, options) =>
      isHiddenFrom(String(ref), options)
        ? undefined
        : entities.get(String(ref)),
    getEntitiesByRefs: async ({ entityRefs }, options) => ({
      items: entityRefs.map(ref =>
        isHiddenFrom(ref, options) ? undefined : entities.get(ref),
      ),
    }),
    refreshEntity: async ref => {
      refreshed.push(ref);
    },
    streamEntities: async function* all() {
      yield [...entities.values()].map(entity => structuredClone(entity));
    },
  });
  const permissions = mockServices.permissions.mock({
    authorize: async (requests, options) =>
      requests.map(it => {
        asked.push(
          `${it.permission.name} ${'resourceRef' in it ? it.resourceRef : ''}`,
        );
        return {
          result: [...denied].some(ref => JSON.stringify(options).includes(ref))
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        };
      }),
  });
  const log = (message: unknown, meta?: unknown) => {
    logged.push(`${message} ${JSON.stringify(meta ?? '')}`);
  };
  const logger = mockServices.logger.mock({
    debug: log,
    info: log,
    warn: log,
    error: log,
    child: () => logger,
  });
  const auditor = mockServices.auditor.mock({
    createEvent: async ({ eventId, meta }) => ({
      success: async options => {
        audited.push({
          eventId,
          meta,
          outcome: 'success',
          success: options?.meta,
        });
      },
      fail: async ({ error }) => {
        audited.push({
          eventId,
          meta,
          outcome: `${error.name}: ${error.message}`,
        });
      },
    }),
  });
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      okrPlugin,
      createBackendModule({
        pluginId: 'okr',
        moduleId: 'fake-host',
        register(env) {
          env.registerInit({
            deps: { fileHosts: okrFileHostsExtensionPoint },
            async init({ fileHosts }) {
              fileHosts.addFileHost(host);
            },
          });
        },
      }),
      catalog.factory,
      permissions.factory,
      auditor.factory,
      logger.factory,
      eventsServiceFactory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://backstage.test' },
          okr,
          ...config,
        },
      }),
      mockServices.database.mock({ getClient: async () => database }).factory,
    ],
  });
  const send = (method: 'get' | 'post', path: string, caller = ADA) =>
    request(backend.server)
      [method](`/api/okr/v1${path}`)
      .set(
        'Authorization',
        caller.startsWith('user:')
          ? mockCredentials.user.header(caller)
          : mockCredentials.service.header({
              onBehalfOf: mockCredentials.service(caller),
              targetPluginId: 'okr',
            }),
      );
  const baseOf = async (path: string): Promise<string> =>
    (await send('get', `${path}/source`)).body.base;
  /** The body of a save that begins from what stands there now. */
  const edit = async (path: string, more: object = {}) => ({
    annotation: harder,
    base: await baseOf(path),
    scmToken: TOKEN,
    ...more,
  });
  return {
    host,
    baseOf,
    edit,
    save: async (
      path: string,
      annotation: string | null,
      more: object = {},
      caller?: string,
    ) =>
      send('post', `${path}/edits`, caller).send(
        await edit(path, { annotation, ...more }),
      ),
    entities,
    hidden,
    denied,
    refreshed,
    asked,
    audited,
    logged,
    scheduler,
    /** Has what the catalog shows now read and evaluated. */
    async readCatalog() {
      await scheduler.triggerTask('okr-catalog-sync');
    },
    async evaluate() {
      await scheduler.triggerTask('okr-evaluation');
    },
    stop: () => backend.stop(),
    get: (path: string, caller?: string) => send('get', path, caller),
    post: (path: string, body: object, caller?: string) =>
      send('post', path, caller).send(body),
    /** A body that is not what it should be. */
    postText: (path: string, body: string, type = 'application/json') =>
      send('post', path).type(type).send(body),
    /** Adds an entity of Ada's and Bob's, with what the catalog knows of it. */
    add(entityRef: string, annotations: Record<string, string> = {}) {
      const [kind, rest] = entityRef.split(':');
      const [namespace, name] = rest.split('/');
      const entity = {
        apiVersion: 'backstage.io/v1alpha1',
        kind,
        metadata: { namespace, name, annotations },
        relations: [ADA, BOB].map(targetRef => ({
          type: RELATION_OWNED_BY,
          targetRef,
        })),
      };
      entities.set(stringifyEntityRef(entity), entity);
    },
    /** Adds a component whose file is on the host. */
    addHosted(name: string, annotation = ANNOTATION) {
      host.files.set(`${name}.yaml`, fileOf(name, annotation));
      this.add(`component:default/${name}`, {
        'backstage.io/managed-by-location': `url:https://files.test/${name}.yaml`,
        'keyresults.dev/okrs': annotation,
      });
      return `/entities/component/default/${name}`;
    },
  };
}

export type EditingBackend = Awaited<ReturnType<typeof startEditingBackend>>;
