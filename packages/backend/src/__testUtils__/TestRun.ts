import { ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { Sandbox } from 'sandbox';

const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** Where the store of the runs is: a SQLite file in a directory, or a database of a Postgres. */
export type StoreLocation =
  | { client: 'better-sqlite3'; directory: string }
  | { client: 'pg'; connectionString: string };

/** A backend in a process of its own. */
export interface BackendProcess {
  /**
   * Lets it start, once it has been loaded.
   *
   * @returns resolves when it says that it collects; rejects with what it printed when it ends before
   */
  start(): Promise<void>;
  /** All that it printed so far. */
  printed(): string;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/** Entities that point to repositories of the sandbox. */
export function entitiesOf(repositories: readonly string[], host: string) {
  return repositories.map((slug): Entity => {
    const name = slug.split('/')[1];
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        namespace: 'default',
        annotations: {
          'github.com/project-slug': slug,
          'backstage.io/source-location': `url:http://${host}/${slug}/`,
        },
      },
      spec: { type: 'service', lifecycle: 'production', owner: 'team' },
    };
  });
}

export function loadBackendProcess(
  sandbox: Sandbox,
  store: StoreLocation,
  { entities, okr }: { entities: readonly Entity[]; okr: JsonObject },
): BackendProcess {
  const host = new URL(sandbox.origin).host;
  const config: JsonObject = {
    app: { baseUrl: 'http://localhost:3000' },
    backend: {
      baseUrl: 'http://localhost:7007',
      database:
        store.client === 'pg'
          ? { client: 'pg', connection: store.connectionString }
          : {
              client: 'better-sqlite3',
              connection: { directory: store.directory },
            },
    },
    integrations: {
      github: [{ host, apiBaseUrl: sandbox.apiBaseUrl, token: 'sandbox' }],
    },
    okr: {
      demo: true,
      collection: { poll: '1s', lease: '2s', retryFirst: '1s' },
      catalog: { poll: '1s' },
      editing: { enabled: false },
      ...okr,
    },
  };
  const child = spawn(
    process.execPath,
    ['--require', transform, resolve(__dirname, 'collectingBackend.ts')],
    {
      env: {
        ...process.env,
        NODE_ENV: 'development',
        NODE_OPTIONS: '',
        OKR_TEST_BACKEND: JSON.stringify({ config, entities }),
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const chunks: Buffer[] = [];
  const keep = (chunk: Buffer) => chunks.push(chunk);
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const printed = () => Buffer.concat(chunks).toString('utf8');
  // A process that has ended takes no word.
  child.stdin.on('error', () => {});
  const started = startOf(child, printed);
  return {
    start: () => {
      child.stdin.write('start\n');
      return started;
    },
    printed,
    kill: () => kill(child),
  };
}

function startOf(child: ChildProcess, printed: () => string) {
  const started = new Promise<void>((done, fail) => {
    child.stdout?.on('data', () => {
      if (printed().includes('collecting\n')) {
        done();
      }
    });
    child.on('exit', () => fail(new Error(`The backend ended:\n${printed()}`)));
  });
  // A run that is killed while it starts is meant to be.
  started.catch(() => {});
  return started;
}

function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve();
  }
  return new Promise(done => {
    child.on('exit', () => done());
    child.kill('SIGKILL');
  });
}
