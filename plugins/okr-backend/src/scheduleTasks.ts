import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { CatalogSync } from './catalog';
import { CollectionEngine, DatabaseBudgets, Retention } from './collection';
import { OkrConfig } from './config';
import { Evaluator } from './evaluation';

/** @internal */
export interface ScheduledWork {
  config: OkrConfig;
  logger: LoggerService;
  budgets: DatabaseBudgets;
  catalogSync: CatalogSync;
  collection: CollectionEngine;
  evaluator: Evaluator;
  retention: Retention;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/**
 * Has the scheduler run everything that goes on by itself. All but retention run on every replica and share the work
 * through the database, by leases that end soon: a task of the scheduler that runs on one replica at a time is held until
 * its timeout when that replica is killed.
 *
 * @internal
 */
export async function scheduleTasks(
  scheduler: SchedulerService,
  work: ScheduledWork,
): Promise<void> {
  const { config, logger, now } = work;
  await scheduler.scheduleTask({
    id: 'okr-catalog-sync',
    scope: 'local',
    frequency: { milliseconds: config.catalog.pollMs },
    timeout: { minutes: 60 },
    fn: logged('The catalog sync', logger, async signal => {
      const report = await work.catalogSync.run(signal);
      if (report.changed + report.removed > 0) {
        logger.info(
          `Catalog: ${report.changed} of ${report.seen} entities changed, ${report.removed} are gone`,
        );
      }
    }),
  });
  await scheduler.scheduleTask({
    id: 'okr-collection',
    scope: 'local',
    frequency: { milliseconds: config.collection.pollMs },
    timeout: { minutes: 60 },
    fn: logged('Collection', logger, async signal => {
      try {
        const report = await work.collection.run(signal);
        if (report.versions > 0) {
          logger.info(
            `Collection: ${report.versions} new versions of facts in ${report.pages} pages`,
          );
        }
      } finally {
        await logBudgets(work);
      }
    }),
  });
  await scheduler.scheduleTask({
    id: 'okr-evaluation',
    scope: 'local',
    frequency: { milliseconds: config.evaluation.pollMs },
    timeout: { minutes: 30 },
    fn: logged('Evaluation', logger, async signal => {
      const count = await work.evaluator.run(signal);
      if (count > 0) {
        logger.debug(`Evaluation: ${count} entities`);
      }
    }),
  });
  await scheduler.scheduleTask({
    id: 'okr-retention',
    scope: 'global',
    frequency: { days: 1 },
    timeout: { hours: 1 },
    fn: logged('Retention', logger, async signal => {
      const report = await work.retention.run(now(), signal);
      logger.info(
        `Retention: threw away ${report.versions} superseded versions and ${report.snapshots} snapshots`,
      );
    }),
  });
}

/**
 * A failed run stands in the log with its cause, which the scheduler does not write for tasks that run on every replica.
 * The scheduler itself shows errors to everybody who is signed in, so it gets no more than that there was one.
 */
function logged(
  name: string,
  logger: LoggerService,
  run: (signal: AbortSignal) => Promise<void>,
) {
  return async (signal: AbortSignal) => {
    try {
      await run(signal);
    } catch (error) {
      logger.error(`${name} failed: ${stringifyError(error)}`);
      throw new Error(`${name} failed; the log of the backend tells why`);
    }
  };
}

async function logBudgets({ budgets, logger }: ScheduledWork): Promise<void> {
  for (const budget of await budgets.takeNews()) {
    const left =
      budget.remaining === undefined || budget.limit === undefined
        ? ''
        : `, ${budget.remaining} of ${budget.limit} left`;
    logger.info(
      `Budget ${budget.key}: ${budget.usedLastHour} points in the last hour${left}`,
    );
  }
}
