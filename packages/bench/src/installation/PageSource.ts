import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  githubMetrics,
  MetricDefinition,
} from '@keyresults/backstage-plugin-okr-common';
import {
  CollectedPage,
  collectorExtensionPoint,
  DueTarget,
} from '@keyresults/backstage-plugin-okr-node';
import { repositoryAnnotation } from './entities';

/** Gives the pages of a target; the next is asked for when the last has been written. */
export type PagesOf = (
  target: DueTarget,
  now: Date,
) => Iterable<CollectedPage> | AsyncIterable<CollectedPage>;

/** A source that is read once: its facts are made on the spot, so that reading it costs next to nothing. */
export function pageSource(
  pagesOf: PagesOf,
  metrics: readonly MetricDefinition[] = githubMetrics,
) {
  return createBackendModule({
    pluginId: 'okr',
    moduleId: 'bench-source',
    register(env) {
      env.registerInit({
        deps: { collectors: collectorExtensionPoint },
        async init({ collectors }) {
          collectors.addCollector({
            id: 'bench',
            metrics,
            batchSize: 100,
            intervalSeconds: 30 * 86_400,
            demo: false,
            targetsOf({ metadata }) {
              const id = metadata.annotations?.[repositoryAnnotation];
              return id ? [{ id, title: id }] : [];
            },
            async *collect({ targets, now }) {
              for (const target of targets) {
                yield* pagesOf(target, now());
              }
            },
          });
        },
      });
    },
  });
}
