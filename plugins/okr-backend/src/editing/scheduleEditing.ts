import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { ProposalWatch } from './ProposalWatch';
import { OverlayRetirement, retireOverlays } from './retireOverlays';
import { EditLimits, ProposalStore } from './stores';

/** @internal */
export interface EditingWork {
  watch: ProposalWatch;
  proposals: ProposalStore;
  limits: EditLimits;
  /** Undefined where no overlays are kept. */
  retirement: OverlayRetirement | undefined;
  logger: LoggerService;
  pollMs: number;
  keepMs: number;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/** An event makes a proposal due at once, so that it is looked for more often than each is asked about. */
const MOST_BETWEEN_MS = 5_000;

/** Has the scheduler follow what was proposed, on one replica at a time. @internal */
export async function scheduleEditing(
  scheduler: SchedulerService,
  work: EditingWork,
): Promise<void> {
  const { watch, proposals, limits, retirement, logger, pollMs, keepMs, now } =
    work;
  const told =
    (name: string, run: (signal: AbortSignal) => Promise<unknown>) =>
    async (signal: AbortSignal) => {
      try {
        await run(signal);
      } catch (error) {
        logger.error(`${name} failed: ${stringifyError(error)}`);
        throw new Error(`${name} failed; the log of the backend tells why`);
      }
    };
  await scheduler.scheduleTask({
    id: 'okr-proposals',
    scope: 'global',
    frequency: { milliseconds: Math.min(pollMs, MOST_BETWEEN_MS) },
    timeout: { minutes: 10 },
    fn: told('Looking at proposals', signal => watch.run(signal)),
  });
  if (retirement) {
    await scheduler.scheduleTask({
      id: 'okr-overlays-retirement',
      scope: 'global',
      frequency: { milliseconds: pollMs },
      timeout: { minutes: 10 },
      fn: told('Retiring overlays', () => retireOverlays(retirement)),
    });
  }
  await scheduler.scheduleTask({
    id: 'okr-editing-retention',
    scope: 'global',
    frequency: { hours: 6 },
    timeout: { minutes: 10 },
    fn: told('Forgetting old proposals', async () => {
      await proposals.forget(now() - keepMs);
      await limits.forget(now());
    }),
  });
}
