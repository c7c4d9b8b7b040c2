import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import okrPlugin from '@keyresults/backstage-plugin-okr-backend';
import okrModuleGithub from '@keyresults/backstage-plugin-okr-backend-module-github';
import { startSandbox } from 'sandbox';
import { entitiesOf } from './TestRun';

/**
 * Sets the clock, so that nothing hangs on when the tests run: to just after the last recorded change of a pull request,
 * unless told otherwise.
 */
export function stopTheClock(now = '2022-04-15T12:00:00Z'): void {
  jest.useFakeTimers({
    now: new Date(now),
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
}

/** The whole chain on one file of recorded pull requests: sandbox, GitHub collector, plugin, HTTP. */
export interface RealDataBackend {
  /** What `/api/okr/v1/entities/component/default/real-data/<path>` answers. */
  ask(path: string, query?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** Starts it, and has it read and evaluate everything once. */
export async function startRealDataBackend(
  realDataFile: string,
  annotation = '{}',
): Promise<RealDataBackend> {
  const sandbox = await startSandbox({
    port: 0,
    realDataFile,
    scale: { repositories: 1, pullRequestsPerRepository: 1 },
  });
  const { host } = new URL(sandbox.origin);
  const [component] = entitiesOf(['acme/real-data'], host);
  component.metadata.annotations!['keyresults.dev/okrs'] = annotation;
  const github = { host, apiBaseUrl: sandbox.apiBaseUrl, token: 'sandbox' };
  const data = {
    integrations: { github: [github] },
    okr: {
      demo: true,
      github: { history: '3650d', bots: ['golangcibot', 'gitter-badger'] },
      // Values as of instants years ago are asked for.
      retention: { versions: '3650d' },
    },
  };
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      okrPlugin,
      okrModuleGithub,
      catalogServiceMock.factory({ entities: [component] }),
      mockServices.rootConfig.factory({ data }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
    ],
  });
  for (const task of ['catalog-sync', 'collection', 'evaluation']) {
    await scheduler.triggerTask(`okr-${task}`);
  }
  const base = `http://localhost:${backend.server.port()}/api/okr/v1`;
  return {
    async ask(path, query = {}) {
      const search = Object.entries(query)
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join('&');
      const answer = await fetch(
        `${base}/entities/component/default/real-data/${path}?${search}`,
      );
      return { status: answer.status, body: await answer.json() };
    },
    async stop() {
      await backend.stop();
      await sandbox.stop();
    },
  };
}
