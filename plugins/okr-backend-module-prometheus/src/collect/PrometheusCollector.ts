import {
  collectApart,
  CollectContext,
  CollectedPage,
  Collector,
} from '@keyresults/backstage-plugin-okr-node';
import {
  ClientOptions,
  defaultClientOptions,
  PrometheusClient,
} from '../client';
import { PrometheusSettings } from '../config';
import { targetsOf } from '../targets';
import { readCursor } from './cursor';
import { Measured } from './Measured';
import { measuredOf } from './measuredOf';
import { readTarget } from './readTarget';
import { rulesFingerprint } from './rulesFingerprint';
import { TargetReading } from './TargetReading';

/** @internal */
export interface PrometheusCollectorOptions {
  settings: PrometheusSettings;
  client?: Partial<ClientOptions>;
}

interface Work {
  reading: TargetReading;
  measured: Measured;
}

/**
 * Reads readings and daily ratios from servers of Prometheus. Keeps nothing but the limits met between batches.
 *
 * @internal
 */
export function createPrometheusCollector(
  options: PrometheusCollectorOptions,
): Collector {
  const { settings } = options;
  const { historyDays } = settings;
  const clientOptions = { ...defaultClientOptions(), ...options.client };
  const memories = new Map<string, { strikes: number }>();

  async function* collectFrom(
    own: readonly Work[],
    context: CollectContext,
  ): AsyncGenerator<CollectedPage> {
    const { budgets, logger, now, signal } = context;
    const { server } = own[0].measured;
    const memory = memories.get(server.name) ?? { strikes: 0 };
    memories.set(server.name, memory);
    const client = new PrometheusClient(
      server,
      memory,
      { budgets, logger, now, signal },
      clientOptions,
    );
    try {
      for (const { reading, measured } of own) {
        yield* readTarget(client, reading, measured, historyDays, now());
      }
    } finally {
      const leftOut = client.leftOut
        ? `; ${client.leftOut} values were no finite numbers and are left out`
        : '';
      logger.info(
        `Asked ${client.name} about ${own.length} targets in ${client.requests} requests${leftOut}`,
      );
    }
  }

  async function* collect(
    context: CollectContext,
  ): AsyncGenerator<CollectedPage> {
    const byServer = new Map<string, Work[]>();
    for (const target of context.targets) {
      const measured = measuredOf(target.reference, settings);
      if (!('metric' in measured)) {
        const reading = new TargetReading(
          target,
          readCursor(target.cursor, ''),
        );
        yield reading.troublePage('failing', measured.missing);
        continue;
      }
      const { metric, server } = measured;
      const rules = rulesFingerprint(metric, historyDays);
      const reading = new TargetReading(
        target,
        readCursor(target.cursor, rules),
      );
      const known = byServer.get(server.name) ?? [];
      byServer.set(server.name, [...known, { reading, measured }]);
    }
    yield* collectApart(
      [...byServer.values()].map(own => ({
        readings: own,
        collect: () => collectFrom(own, context),
      })),
      {
        targetCount: context.targets.length,
        isUnread: ({ reading }) => !reading.finished,
        troublePage: ({ reading }, message) =>
          reading.troublePage('failing', message),
      },
    );
  }

  return {
    id: 'prometheus',
    metrics: settings.metrics.map(({ definition }) => definition),
    batchSize: 50,
    intervalSeconds: settings.intervalMinutes * 60,
    demo: settings.demo,
    targetsOf: entity => targetsOf(entity, settings),
    collect,
  };
}
