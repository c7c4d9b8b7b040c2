import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  BudgetExhaustedError,
  Budgets,
  CollectedPage,
  Collector,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { FactWriter, LeaseLostError } from '../facts';
import {
  CollectionRules,
  failureColumns,
  nextTarget,
  releaseColumns,
} from './nextTarget';
import { tellableMessage } from '../tellableMessage';
import { FirstReads } from './FirstReads';
import { Batch, ClaimedTarget, Release, TargetQueue } from './TargetQueue';

/** @internal */
export interface BatchRunOptions {
  collector: Collector;
  queue: TargetQueue;
  writer: FactWriter;
  firstReads: FirstReads;
  budgets: Budgets;
  logger: LoggerService;
  rules: CollectionRules;
  leaseMs: number;
  /** Milliseconds since 1970 UTC; read anew for every step. */
  now: () => number;
  signal: AbortSignal;
}

/** @internal */
export interface BatchReport {
  pages: number;
  versions: number;
  /** Why targets could not be read, each once. */
  troubles: string[];
}

/**
 * Reads the targets of one batch and writes what comes, page by page.
 *
 * @internal
 */
export class BatchRun {
  readonly #options: BatchRunOptions;
  readonly #batch: Batch;
  /** Targets still held, by reference, as the last page left them. */
  readonly #held: Map<string, ClaimedTarget>;
  readonly #answered = new Set<string>();
  readonly #leaseLost = new AbortController();
  readonly #report: BatchReport = { pages: 0, versions: 0, troubles: [] };

  constructor(options: BatchRunOptions, batch: Batch) {
    this.#options = options;
    this.#batch = batch;
    this.#held = new Map(
      batch.targets.map(target => [target.reference, target]),
    );
  }

  async run(): Promise<BatchReport> {
    const renewal = setInterval(
      () => void this.#renew(),
      this.#options.leaseMs / 3,
    );
    try {
      await this.#readAll();
    } finally {
      clearInterval(renewal);
    }
    return this.#report;
  }

  async #readAll(): Promise<void> {
    const error = await this.#read([...this.#held.values()]);
    const isOfOneTarget =
      error !== undefined && !this.#isOfAll(error) && this.#held.size > 1;
    if (!isOfOneTarget) {
      await this.#handBack([...this.#held.values()], error);
      return;
    }
    // One target upset the collector; alone, each of the others can still be read.
    for (const target of [...this.#held.values()]) {
      await this.#handBack([target], await this.#read([target]));
    }
  }

  /** @returns what stopped it, if anything did */
  async #read(targets: readonly ClaimedTarget[]): Promise<unknown> {
    const { collector, budgets, logger, now, queue, signal } = this.#options;
    try {
      const pages = collector.collect({
        targets: targets.map(target => ({
          reference: {
            id: target.reference,
            title: target.title,
            url: target.url,
            parts: target.parts,
          },
          cursor: target.cursor,
          openGroups: () => queue.openGroups(target.id),
        })),
        now: () => new Date(now()),
        budgets,
        logger,
        signal: AbortSignal.any([signal, this.#leaseLost.signal]),
      });
      for await (const page of pages) {
        await this.#write(page);
      }
      return undefined;
    } catch (error) {
      return error ?? new Error('The collector failed without saying why');
    }
  }

  async #write(page: CollectedPage): Promise<void> {
    const { writer, rules, firstReads, now } = this.#options;
    const held = this.#held.get(page.targetId);
    if (!held) {
      throw new Error(
        `The collector gave a page for ${page.targetId}, which it was not asked for or had finished`,
      );
    }
    const writtenAt = now();
    const isFirstRead =
      page.collectedThrough !== undefined && held.pastKnownAt === undefined;
    const next = nextTarget(
      held,
      page,
      isFirstRead && (await firstReads.joinPast(held.id, writtenAt)),
      rules,
      writtenAt,
    );
    const written = await writer.writePage({
      targetId: held.id,
      claim: this.#batch.claim,
      groups: page.groups,
      target: next.columns,
      recomputation: next.recomputation,
      now: writtenAt,
    });
    this.#report.pages += 1;
    this.#report.versions += written.versions;
    this.#answered.add(page.targetId);
    if (next.finished) {
      this.#held.delete(page.targetId);
    } else {
      this.#held.set(page.targetId, next.target);
    }
  }

  /** An error that says nothing about a single target. */
  #isOfAll(error: unknown): boolean {
    return (
      error instanceof BudgetExhaustedError ||
      error instanceof SourceUnavailableError ||
      error instanceof LeaseLostError ||
      this.#options.signal.aborted ||
      this.#leaseLost.signal.aborted
    );
  }

  async #handBack(
    targets: readonly ClaimedTarget[],
    error: unknown,
  ): Promise<void> {
    const left = targets.filter(target => this.#held.has(target.reference));
    const now = this.#options.now();
    if (error instanceof LeaseLostError) {
      this.#options.logger.warn(
        `Left a batch of ${
          this.#options.collector.id
        } to the replica that holds it by now`,
      );
    }
    const releases = left.map(target => ({
      targetId: target.id,
      columns: this.#columnsAfter(target, error, now),
    }));
    if (error !== undefined && left.length > 0) {
      this.#noteTrouble(error, left);
    }
    await this.#release(releases);
    for (const target of left) {
      this.#held.delete(target.reference);
    }
  }

  #columnsAfter(target: ClaimedTarget, error: unknown, now: number) {
    const { rules, signal } = this.#options;
    if (this.#isTrouble(target)) {
      return releaseColumns(target, rules, now);
    }
    if (error instanceof BudgetExhaustedError) {
      return { next_due_at: Math.max(now, Date.parse(error.resetAt)) };
    }
    if (
      signal.aborted ||
      this.#leaseLost.signal.aborted ||
      error instanceof LeaseLostError
    ) {
      return { next_due_at: now };
    }
    if (error !== undefined) {
      return failureColumns(target, tellableMessage(error), rules, now);
    }
    return this.#answered.has(target.reference)
      ? releaseColumns(target, rules, now)
      : failureColumns(
          target,
          `The collector ${this.#options.collector.id} said nothing about it`,
          rules,
          now,
        );
  }

  /** What the source itself said about the target in this batch stands, whatever came after. */
  #isTrouble(target: ClaimedTarget): boolean {
    return (
      this.#answered.has(target.reference) &&
      ['gone', 'forbidden', 'failing'].includes(target.state)
    );
  }

  #noteTrouble(error: unknown, left: readonly ClaimedTarget[]): void {
    const { collector, logger, signal } = this.#options;
    if (error instanceof BudgetExhaustedError) {
      logger.info(
        `${collector.id}: ${left.length} targets wait until ${error.resetAt}: ${error.message}`,
      );
    } else if (!signal.aborted && !(error instanceof LeaseLostError)) {
      this.#report.troubles.push(
        `${collector.id}: ${left.length} targets could not be read (${
          left[0].title
        }${left.length > 1 ? ', …' : ''}): ${messageOf(error)}`,
      );
    }
  }

  async #release(releases: readonly Release[]): Promise<void> {
    await this.#options.queue.release(this.#batch.claim, releases);
  }

  async #renew(): Promise<void> {
    const { queue, now, logger } = this.#options;
    try {
      const isHeld = await queue.renew(this.#batch.claim, now());
      if (!isHeld && this.#held.size > 0) {
        this.#leaseLost.abort(
          new LeaseLostError('Another replica holds the batch by now'),
        );
      }
    } catch (error) {
      // The lease may outlast the trouble; if not, the next write says so.
      logger.warn(`Could not renew a lease: ${stringifyError(error)}`);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
