import { ForwardedError } from '@backstage/errors';
import { incidentMetrics } from '@keyresults/backstage-plugin-okr-common';
import {
  collectApart,
  CollectContext,
  CollectedPage,
  Collector,
  SourceUnavailableError,
  UnreadTarget,
} from '@keyresults/backstage-plugin-okr-node';
import {
  ClientOptions,
  Connection,
  ConnectionSource,
  defaultClientOptions,
  GithubClient,
  UnansweredError,
} from '../client';
import { beginning } from '../collect/probe';
import { issueRulesFingerprint, readIssueCursor } from './issueCursor';
import { IssueReading } from './IssueReading';
import { IssueRules } from './IssueRules';
import { issueTargetsOf } from './issueTargets';
import { readOpenIssues } from './readOpenIssues';
import { walkIssues } from './walkIssues';

/** @internal */
export interface GithubIssuesCollectorOptions {
  rules: IssueRules;
  intervalMinutes: number;
  connections: ConnectionSource;
  /** Hosts with a GitHub integration, the preferred one first. */
  hosts: readonly string[];
  demo: boolean;
  client?: Partial<ClientOptions>;
}

interface Batch {
  connection: Connection;
  readings: IssueReading[];
}

/**
 * Reads incidents that are kept as issues on GitHub, with the credentials and budgets of the module.
 *
 * @internal
 */
export function createGithubIssuesCollector(
  options: GithubIssuesCollectorOptions,
): Collector {
  const { rules, hosts, connections } = options;
  const clientOptions = { ...defaultClientOptions(), ...options.client };
  const fingerprint = issueRulesFingerprint(rules);

  async function* collectBatch(
    { connection, readings }: Batch,
    { budgets, logger, now, signal }: CollectContext,
  ): AsyncGenerator<CollectedPage> {
    const client = new GithubClient(
      connection,
      { budgets, logger, now, signal },
      clientOptions,
    );
    const begun = beginning(undefined, now());
    for (const reading of readings) reading.plan(begun, rules.historyDays);
    try {
      yield* walkIssues(client, readings, rules);
      yield* readOpenIssues(client, readings, rules, begun);
      for (const reading of readings) {
        if (!reading.finished) yield reading.lastPage();
      }
    } catch (error) {
      if (!(error instanceof UnansweredError)) throw error;
      throw new SourceUnavailableError(
        `GitHub (${connection.host}) does not answer: ${error.message}`,
      );
    } finally {
      logger.info(
        `Read the incidents of ${readings.length} targets from ${connection.host} for ${client.points} points in ${client.requests} requests`,
      );
    }
  }

  async function* collect(
    context: CollectContext,
  ): AsyncGenerator<CollectedPage> {
    const readings = context.targets.map(
      target =>
        new IssueReading(target, readIssueCursor(target.cursor, fingerprint)),
    );
    const { batches, unread } = await intoBatches(readings, connections);
    yield* collectApart(
      batches.map(batch => ({
        readings: batch.readings,
        collect: () => collectBatch(batch, context),
      })),
      {
        targetCount: readings.length,
        unread,
        isUnread: ({ finished }) => !finished,
        troublePage: (reading, message) =>
          reading.troublePage('failing', message),
      },
    );
  }

  return {
    id: 'github-issues',
    metrics: incidentMetrics,
    batchSize: 200,
    intervalSeconds: options.intervalMinutes * 60,
    demo: options.demo,
    targetsOf: entity => issueTargetsOf(entity, hosts, rules),
    collect,
  };
}

/** Targets that share credentials are asked about together. */
async function intoBatches(
  readings: readonly IssueReading[],
  connections: ConnectionSource,
): Promise<{ batches: Batch[]; unread: UnreadTarget<IssueReading>[] }> {
  const byOwner = new Map<string, IssueReading[]>();
  for (const reading of readings) {
    const owner = `${reading.place.host}/${reading.place.owner}`;
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), reading]);
  }
  const byToken = new Map<string, Batch>();
  const unread: UnreadTarget<IssueReading>[] = [];
  for (const own of byOwner.values()) {
    const { host, owner } = own[0].place;
    try {
      const connection = await connections.connect(host, owner);
      const key = `${connection.graphqlUrl} ${connection.token}`;
      const batch = byToken.get(key) ?? { connection, readings: [] };
      batch.readings.push(...own);
      byToken.set(key, batch);
    } catch (cause) {
      const { message } = new ForwardedError(
        `No way to ask GitHub about ${host}/${owner}`,
        cause,
      );
      unread.push(...own.map(reading => ({ reading, message })));
    }
  }
  return { batches: [...byToken.values()], unread };
}
