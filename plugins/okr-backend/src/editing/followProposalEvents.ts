import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { FileHost } from '@keyresults/backstage-plugin-okr-node';
import { ProposalStore } from './stores';

/** @internal */
export interface ProposalEventsOptions {
  events: EventsService;
  hosts: readonly FileHost[];
  proposals: Pick<ProposalStore, 'nudge'>;
  logger: LoggerService;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/**
 * Has proposals looked at at once when an event says that something happened to them. Nothing but their addresses is taken
 * from it.
 *
 * @internal
 */
export async function followProposalEvents({
  events,
  hosts,
  proposals,
  logger,
  now,
}: ProposalEventsOptions): Promise<void> {
  const nudges = hosts.flatMap(host => host.nudges ?? []);
  if (nudges.length === 0) {
    return;
  }
  await events.subscribe({
    id: 'okr-proposals',
    topics: [...new Set(nudges.map(({ topic }) => topic))],
    onEvent: async ({ topic, eventPayload }) => {
      try {
        const urls = nudges
          .filter(nudge => nudge.topic === topic)
          .flatMap(nudge => nudge.proposalsOf(eventPayload));
        if (urls.length > 0) {
          await proposals.nudge(urls, now());
        }
      } catch (error) {
        logger.warn(
          `Passed over an event of ${topic}: ${stringifyError(error)}`,
        );
      }
    },
  });
}
