import { LoggerService } from '@backstage/backend-plugin-api';
import { Budgets, Collector } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import { OkrConfig } from '../config';
import { FactWriter, FactWriterOptions } from '../facts';
import { BatchReport, BatchRun } from './BatchRun';
import { FirstReads } from './FirstReads';
import { TargetQueue } from './TargetQueue';

/** @internal */
export interface CollectionEngineOptions {
  database: Knex;
  collectors: readonly Collector[];
  budgets: Budgets;
  logger: LoggerService;
  config: OkrConfig['collection'] & { settleMs: number };
  /** Finds the rung of the severity ladder; what is on none stays as it is. */
  severityOf?: FactWriterOptions['severityOf'];
  /** Milliseconds since 1970 UTC; read anew for every step. */
  now: () => number;
}

/** @internal */
export interface CollectionReport {
  batches: number;
  pages: number;
  versions: number;
}

/**
 * Reads whatever is due, together with the other replicas.
 *
 * @internal
 */
export class CollectionEngine {
  readonly #options: CollectionEngineOptions;
  readonly #queue: TargetQueue;
  readonly #writer: FactWriter;
  readonly #firstReads: FirstReads;

  constructor(options: CollectionEngineOptions) {
    const { database, config } = options;
    this.#options = options;
    this.#queue = new TargetQueue(database, config.leaseMs);
    this.#writer = new FactWriter(database, {
      severityOf: options.severityOf,
    });
    this.#firstReads = new FirstReads(database, config.settleMs);
  }

  /**
   * Works until nothing is due any more. What could be read is kept, whatever else fails.
   *
   * @throws Error at the end when some targets could not be read, so that the run shows as failed
   */
  async run(signal: AbortSignal): Promise<CollectionReport> {
    await this.#queue.markEntitiesDue(this.#options.now());
    const outcomes = await Promise.allSettled(
      this.#options.collectors.map(collector =>
        this.#readSource(collector, signal),
      ),
    );
    const report: CollectionReport = { batches: 0, pages: 0, versions: 0 };
    const troubles: string[] = [];
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        troubles.push(String(outcome.reason));
        continue;
      }
      for (const batch of outcome.value) {
        report.batches += 1;
        report.pages += batch.pages;
        report.versions += batch.versions;
        troubles.push(...batch.troubles);
      }
    }
    if (troubles.length > 0) {
      throw new Error(
        `Collection went on without some targets: ${troubles
          .slice(0, 10)
          .join('; ')}`,
      );
    }
    return report;
  }

  async #readSource(
    collector: Collector,
    signal: AbortSignal,
  ): Promise<BatchReport[]> {
    const reports: BatchReport[] = [];
    while (!signal.aborted) {
      const batch = await this.#queue.claim(
        collector.id,
        collector.batchSize,
        this.#options.now(),
      );
      if (batch.targets.length === 0) {
        break;
      }
      const run = new BatchRun(this.#batchOptions(collector, signal), batch);
      reports.push(await run.run());
      await this.#queue.markEntitiesDue(this.#options.now());
    }
    return reports;
  }

  #batchOptions(collector: Collector, signal: AbortSignal) {
    const { budgets, config, logger, now } = this.#options;
    return {
      collector,
      queue: this.#queue,
      writer: this.#writer,
      firstReads: this.#firstReads,
      budgets,
      logger: logger.child({ source: collector.id }),
      rules: {
        intervalMs: collector.intervalSeconds * 1000,
        recomputeAfterMs: config.recomputeAfterMs,
        retry: config.retry,
      },
      leaseMs: config.leaseMs,
      now,
      signal,
    };
  }
}
