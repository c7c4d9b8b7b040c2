import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import okrPlugin from '@keyresults/backstage-plugin-okr-backend';
import type { Answer } from './realDataBackend';

export const entityRef = 'component:default/code-host';

/** The plugin without any source: what it knows was pushed. */
export interface IncidentsBackend {
  push(items: readonly unknown[]): Promise<Answer>;
  /** What `/api/okr/v1/entities/component/default/code-host/<path>` answers. */
  ask(path: string, query?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

export async function startIncidentsBackend(
  incidents: JsonObject,
): Promise<IncidentsBackend> {
  const scheduler = mockServices.scheduler();
  const component = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'code-host', namespace: 'default' },
  };
  const backend = await startTestBackend({
    features: [
      okrPlugin,
      catalogServiceMock.factory({ entities: [component] }),
      mockServices.rootConfig.factory({
        data: { okr: { incidents, retention: { versions: '3650d' } } },
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
    ],
  });
  await scheduler.triggerTask('okr-catalog-sync');
  const base = `http://localhost:${backend.server.port()}/api/okr/v1`;
  const answerOf = async (url: string, init?: RequestInit): Promise<Answer> => {
    const answer = await fetch(url, init);
    return { status: answer.status, body: await answer.json() };
  };
  return {
    push: items =>
      answerOf(`${base}/facts`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: 'Bearer mock-service-token',
        },
        body: JSON.stringify({ items }),
      }),
    ask: (path, query = {}) =>
      answerOf(
        `${base}/entities/component/default/code-host/${path}?${new URLSearchParams(
          query,
        )}`,
      ),
    stop: () => backend.stop(),
  };
}
