import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { OKR_ANNOTATION } from '@keyresults/backstage-plugin-okr-common';
import {
  FileHost,
  FileHostError,
  HostedCommit,
} from '@keyresults/backstage-plugin-okr-node';
import { groupBy } from '../groupBy';
import { refresh } from './EditingContext';
import { ProposalStore, StoredProposal } from './stores';

/** @internal */
export interface ProposalWatchOptions {
  hosts: readonly FileHost[];
  proposals: ProposalStore;
  /** Whether the tab shows what a merged one changed. */
  isTakenUp: (proposal: StoredProposal) => Promise<boolean>;
  catalog: Pick<CatalogService, 'getEntityByRef' | 'refreshEntity'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  logger: LoggerService;
  pollMs: number;
  /** An open proposal that cannot be seen for so long is given up. */
  keepMs: number;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

const BATCH = 200;
const HOUR_MS = 3_600_000;
const TIMEOUT_MS = 30_000;

/**
 * Looks at open proposals. One that is merged has the catalog read its entity at once, and is shown until what it changed
 * is, at most an hour.
 *
 * @internal
 */
export class ProposalWatch {
  readonly #options: ProposalWatchOptions;

  constructor(options: ProposalWatchOptions) {
    this.#options = options;
  }

  /** @returns how many were looked at */
  async run(signal?: AbortSignal): Promise<number> {
    const { proposals, now } = this.#options;
    const due = await proposals.due(now(), BATCH);
    for (const [hostId, ofHost] of groupBy(due, ({ host }) => host)) {
      await this.#lookAt(hostId, ofHost, signal);
    }
    return due.length;
  }

  async #lookAt(
    hostId: string,
    due: readonly StoredProposal[],
    signal?: AbortSignal,
  ): Promise<void> {
    const { hosts, logger } = this.#options;
    const host = hosts.find(({ id }) => id === hostId);
    let failure: FileHostError | undefined;
    for (const proposal of due) {
      if (signal?.aborted) {
        return;
      }
      if (proposal.state === 'merged') {
        await this.#awaitTakingUp(proposal);
      } else if (!host || failure) {
        await this.#later(proposal, failure?.retryAfterSeconds);
      } else {
        failure = await this.#ask(host, proposal, signal);
      }
    }
    if (failure) {
      logger.warn(`Proposals were not looked at: ${failure.message}`);
    }
  }

  /** Returns why nothing more is to be asked of the host now. */
  async #ask(
    host: FileHost,
    proposal: StoredProposal,
    signal?: AbortSignal,
  ): Promise<FileHostError | undefined> {
    const { proposals, now, pollMs, keepMs } = this.#options;
    const { id, reference, updatedAt } = proposal;
    try {
      const status = await host.stateOf(
        reference,
        AbortSignal.any([
          AbortSignal.timeout(TIMEOUT_MS),
          ...(signal ? [signal] : []),
        ]),
      );
      const { state, commit = undefined } =
        typeof status === 'object' ? status : { state: status };
      if (state === 'open') {
        const checkDueAt = now() + pollMs;
        await proposals.follow(id, { checkDueAt, checkFailures: 0 });
      } else if (state === 'merged') {
        await this.#merged(proposal, commit);
      } else if (state === 'closed' || now() - updatedAt > keepMs) {
        await this.#over(proposal, 'closed');
      } else {
        await this.#later(proposal);
      }
      return undefined;
    } catch (error) {
      if (!(error instanceof FileHostError)) {
        throw error;
      }
      await this.#later(proposal, error.retryAfterSeconds);
      const isOfHost = ['limited', 'unavailable'].includes(error.failure);
      return isOfHost ? error : undefined;
    }
  }

  async #merged(
    proposal: StoredProposal,
    commit: HostedCommit | undefined,
  ): Promise<void> {
    const { proposals, now, pollMs } = this.#options;
    if (commit) {
      await proposals.merged(proposal.url, commit);
    }
    await proposals.follow(proposal.id, {
      state: 'merged',
      endedAt: now(),
      checkDueAt: now() + Math.min(pollMs, 5000),
      checkFailures: 0,
    });
    await refresh(this.#options, proposal.entityRef);
  }

  async #awaitTakingUp(proposal: StoredProposal): Promise<void> {
    const { proposals, catalog, auth, isTakenUp, now, pollMs } = this.#options;
    const { id, entityRef, endedAt = 0 } = proposal;
    const credentials = await auth.getOwnServiceCredentials();
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    const isOver =
      !entity || now() - endedAt >= HOUR_MS || (await isTakenUp(proposal));
    if (isOver) {
      await this.#over(proposal, 'merged');
      return;
    }
    await proposals.follow(id, { checkDueAt: now() + pollMs });
    const shown = entity.metadata.annotations?.[OKR_ANNOTATION];
    if (shown?.trimEnd() !== proposal.annotation?.trimEnd()) {
      await refresh(this.#options, entityRef);
    }
  }

  async #over(
    { id, endedAt }: StoredProposal,
    state: 'merged' | 'closed',
  ): Promise<void> {
    const { proposals, now } = this.#options;
    await proposals.follow(id, {
      state,
      endedAt: endedAt ?? now(),
      checkDueAt: undefined,
    });
  }

  /** With growing pauses, up to an hour. */
  async #later(
    { id, checkFailures }: StoredProposal,
    retryAfterSeconds = 0,
  ): Promise<void> {
    const { proposals, now, pollMs } = this.#options;
    const pause = Math.min(pollMs * 2 ** Math.min(checkFailures, 10), HOUR_MS);
    await proposals.follow(id, {
      checkDueAt: now() + Math.max(pause, retryAfterSeconds * 1000),
      checkFailures: checkFailures + 1,
    });
  }
}
