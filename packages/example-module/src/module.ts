import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { declaredMetricSchema } from '@keyresults/backstage-plugin-okr-common';
import {
  BudgetExhaustedError,
  Collector,
  collectorExtensionPoint,
} from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';

const { definition: coverage } = declaredMetricSchema.parse({
  id: 'codecov.coverage',
  title: 'Test coverage',
  unit: 'share',
  better: 'higher',
  shape: 'reading',
});

const commitsSchema = z.array(
  z.object({
    id: z.string(),
    at: z.iso.datetime(),
    covered: z.number(),
    lines: z.number().positive(),
  }),
);

function createCollector(url: string, token: string): Collector {
  return {
    id: 'codecov',
    metrics: [coverage],
    batchSize: 20,
    intervalSeconds: 3600,
    demo: false,
    targetsOf: ({ metadata }) => {
      const slug = metadata.annotations?.['codecov.io/slug'] ?? '';
      return /^[\w.-]+\/[\w.-]+$/.test(slug) ? [{ id: slug, title: slug }] : [];
    },
    async *collect({ targets, now, signal }) {
      for (const { reference, cursor = { since: '' } } of targets) {
        const targetId = reference.id;
        const collectedThrough = now().toISOString();
        const path = `api/${targetId}/commits?since=${cursor.since}`;
        const reply = await fetch(`${url}/${path}`, {
          headers: { authorization: `Bearer ${token}` },
          signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
        });
        if (reply.status === 429) {
          const until = new Date(now().getTime() + 60_000).toISOString();
          throw new BudgetExhaustedError('Codecov asks to wait', until);
        }
        if (!reply.ok) {
          const state = reply.status === 404 ? 'gone' : 'failing';
          const message = `Codecov answers ${reply.status}`;
          yield { targetId, groups: [], cursor, state, message };
          continue;
        }
        const commits = commitsSchema.parse(await reply.json());
        const groups = commits.map(({ id, at, covered, lines }) => {
          const fact = {
            shape: 'reading' as const,
            metric: coverage.id,
            key: id,
            series: targetId,
            at,
            value: covered / lines,
            weight: lines,
            title: `${targetId} at ${id}`,
            url: `${url}/${targetId}/commit/${id}`,
            dimensions: {},
          };
          return { key: id, open: false, facts: [fact] };
        });
        const next = { since: collectedThrough };
        yield { targetId, groups, cursor: next, state: 'ok', collectedThrough };
      }
    },
  };
}

export default createBackendModule({
  pluginId: 'okr',
  moduleId: 'codecov',
  register(env) {
    env.registerInit({
      deps: {
        collectors: collectorExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ collectors, config }) {
        const url = config.getString('okr.codecov.url');
        const token = config.getString('okr.codecov.token');
        collectors.addCollector(createCollector(url, token));
      },
    });
  },
});
