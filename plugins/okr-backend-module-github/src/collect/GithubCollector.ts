import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { githubMetrics } from '@keyresults/backstage-plugin-okr-common';
import {
  collectApart,
  CollectContext,
  CollectedPage,
  Collector,
  DueTarget,
  UnreadTarget,
} from '@keyresults/backstage-plugin-okr-node';
import {
  ClientOptions,
  Connection,
  ConnectionSource,
  defaultClientOptions,
  GithubClient,
} from '../client';
import { GithubSettings } from '../config';
import { nudgesFor, targetsOf } from '../targets';
import { collectRepositories, isTrouble } from './collectRepositories';
import { readCursor } from './cursor';
import { PageSizer } from './PageSizer';
import { rulesFingerprint } from './rulesFingerprint';
import { TargetReading } from './TargetReading';

/** @internal */
export interface GithubCollectorOptions {
  settings: GithubSettings;
  connections: ConnectionSource;
  /** Hosts with a GitHub integration, the preferred one first. */
  hosts: readonly string[];
  demo: boolean;
  client?: Partial<ClientOptions>;
}

interface Batch {
  connection: Connection;
  readings: TargetReading[];
}

/**
 * Reads pull requests from GitHub. Keeps page sizes and limits met between batches, and no credentials.
 *
 * @internal
 */
export function createGithubCollector(
  options: GithubCollectorOptions,
): Collector {
  const { settings } = options;
  const clientOptions = { ...defaultClientOptions(), ...options.client };
  const sizers = new Map<string, PageSizer>();
  const fingerprint = rulesFingerprint(settings);

  const sizerFor = (host: string): PageSizer => {
    const sizer = sizers.get(host) ?? new PageSizer();
    sizers.set(host, sizer);
    return sizer;
  };

  async function* collectBatch(
    { connection, readings }: Batch,
    { budgets, logger, now, signal }: CollectContext,
  ): AsyncGenerator<CollectedPage> {
    const client = new GithubClient(
      connection,
      { budgets, logger, now, signal },
      clientOptions,
    );
    try {
      yield* collectRepositories(client, readings, {
        rules: settings,
        historyDays: settings.historyDays,
        sizer: sizerFor(connection.host),
        now,
        logger,
      });
    } finally {
      logUse(client, readings, logger);
    }
  }

  async function* collect(
    context: CollectContext,
  ): AsyncGenerator<CollectedPage> {
    const { batches, refused } = await intoBatches(
      context.targets,
      options.connections,
      target =>
        new TargetReading(target, readCursor(target.cursor, fingerprint)),
    );
    const told = new Set<string>();
    yield* collectApart(
      batches.map(batch => ({
        readings: batch.readings,
        collect: () => noting(told, collectBatch(batch, context)),
      })),
      {
        targetCount: context.targets.length,
        unread: refused,
        isUnread: ({ id }) => !told.has(id),
        troublePage: (reading, message) => {
          reading.goBack();
          return reading.troublePage('failing', message);
        },
      },
    );
  }

  return {
    id: 'github',
    metrics: githubMetrics,
    batchSize: 100,
    intervalSeconds: settings.intervalMinutes * 60,
    demo: options.demo,
    targetsOf: entity => targetsOf(entity, options.hosts),
    nudges: nudgesFor(options.hosts),
    collect,
  };
}

/** Notes the targets of which all has been told. */
async function* noting(
  told: Set<string>,
  pages: AsyncIterable<CollectedPage>,
): AsyncGenerator<CollectedPage> {
  for await (const page of pages) {
    yield page;
    if (page.collectedThrough || isTrouble(page)) told.add(page.targetId);
  }
}

/** Targets that share credentials are asked about together. */
async function intoBatches(
  targets: readonly DueTarget[],
  connections: ConnectionSource,
  read: (target: DueTarget) => TargetReading,
): Promise<{
  batches: Batch[];
  refused: UnreadTarget<TargetReading>[];
}> {
  const byOwner = new Map<string, TargetReading[]>();
  for (const target of targets) {
    const reading = read(target);
    const owner = `${reading.host}/${reading.owner}`;
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), reading]);
  }
  const byToken = new Map<string, Batch>();
  const refused: UnreadTarget<TargetReading>[] = [];
  for (const readings of byOwner.values()) {
    const [{ host, owner }] = readings;
    try {
      const connection = await connections.connect(host, owner);
      const key = `${connection.graphqlUrl} ${connection.token}`;
      const batch = byToken.get(key) ?? { connection, readings: [] };
      batch.readings.push(...readings);
      byToken.set(key, batch);
    } catch (cause) {
      const { message } = new ForwardedError(
        `No way to ask GitHub about ${host}/${owner}`,
        cause,
      );
      refused.push(...readings.map(reading => ({ reading, message })));
    }
  }
  return { batches: [...byToken.values()], refused };
}

function logUse(
  client: GithubClient,
  readings: readonly TargetReading[],
  logger: LoggerService,
): void {
  const pulls = readings.reduce((sum, { seen }) => sum + seen.size, 0);
  const left =
    client.remaining === undefined ? '' : `, ${client.remaining} left`;
  logger.info(
    `Read ${readings.length} repositories and ${pulls} pull requests from ${client.connection.host} for ${client.points} points in ${client.requests} requests (${client.connection.budgetKey}${left})`,
  );
}
