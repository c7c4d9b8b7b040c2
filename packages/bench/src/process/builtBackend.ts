import { createBackend } from '@backstage/backend-defaults';
import {
  BackendFeature,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { createServer } from 'node:net';
import { Store } from '../installation/Store';

/** Where the plugins of an installation answer that has each of them in a process of its own. */
export type Ports = Record<'catalog' | 'okr', number>;

type JsonObject = NonNullable<ConstructorParameters<typeof ConfigReader>[0]>;

/** What a backend needs to know of its installation. */
export interface BackendSettings {
  plugin: keyof Ports;
  ports: Ports;
  database: Store['config'];
  config?: JsonObject;
}

/**
 * Starts a backend with the services of a real one: real tokens between plugins, real discovery, real HTTP.
 *
 * @returns what stops it
 */
export async function startBackend(
  { plugin, ports, database, config }: BackendSettings,
  features: readonly BackendFeature[],
): Promise<() => Promise<void>> {
  const baseUrl = `http://localhost:${ports[plugin]}`;
  const data: JsonObject = {
    backend: {
      baseUrl,
      listen: { host: 'localhost', port: ports[plugin] },
      database: { ...database },
      logger: { level: 'error' },
    },
    discovery: {
      endpoints: Object.entries(ports).map(([pluginId, port]) => ({
        target: `http://localhost:${port}/api/{{pluginId}}`,
        plugins: [pluginId],
      })),
    },
    ...config,
  };
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => new ConfigReader(data),
    }),
  );
  for (const feature of features) {
    backend.add(feature);
  }
  await backend.start();
  return () => backend.stop();
}

/** Ports that nobody listens on. */
export async function freePorts(): Promise<Ports> {
  return { catalog: await freePort(), okr: await freePort() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('A server has no port')),
      );
    });
  });
}
