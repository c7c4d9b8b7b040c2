import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { Collector } from '@keyresults/backstage-plugin-okr-node';
import { TargetQueue } from './TargetQueue';

/** @internal */
export interface FollowEventsOptions {
  events: EventsService;
  collectors: readonly Collector[];
  queue: Pick<TargetQueue, 'nudge'>;
  logger: LoggerService;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/**
 * Has targets read sooner when an event says that something happened there. Nothing is taken from the event itself, and
 * nothing is lost without it: the targets are read at their interval anyway.
 *
 * @internal
 */
export async function followEvents({
  events,
  collectors,
  queue,
  logger,
  now,
}: FollowEventsOptions): Promise<void> {
  const followed = collectors.flatMap(({ id, nudges = [] }) =>
    nudges.map(nudge => ({ ...nudge, source: id })),
  );
  if (followed.length === 0) {
    return;
  }
  await events.subscribe({
    id: 'okr-collection',
    topics: [...new Set(followed.map(({ topic }) => topic))],
    onEvent: async event => {
      for (const { source, topic, targetsOf } of followed) {
        if (topic !== event.topic) {
          continue;
        }
        try {
          const references = targetsOf(event.eventPayload);
          if (references.length > 0) {
            await queue.nudge(source, references, now());
          }
        } catch (error) {
          logger.warn(
            `Passed over an event of ${topic}: ${stringifyError(error)}`,
          );
        }
      }
    },
  });
}
