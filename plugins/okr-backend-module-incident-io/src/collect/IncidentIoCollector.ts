import { incidentMetrics } from '@keyresults/backstage-plugin-okr-common';
import {
  collectApart,
  CollectContext,
  CollectedPage,
  Collector,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import {
  ClientOptions,
  defaultClientOptions,
  IncidentIoClient,
} from '../client';
import { IncidentIoSettings } from '../config';
import { placeOf, targetsOf } from '../targets';
import { collectAccount } from './collectAccount';
import { readCursor } from './cursor';
import { KnownNames, NamesMemory } from './KnownNames';
import { rulesFingerprint } from './rulesFingerprint';
import { TargetReading } from './TargetReading';

/** @internal */
export interface IncidentIoCollectorOptions {
  settings: IncidentIoSettings;
  client?: Partial<ClientOptions>;
}

/**
 * Reads incidents from incident.io. Keeps nothing between batches but how often a limit was met, and what
 * timestamps and fields are called.
 *
 * @internal
 */
export function createIncidentIoCollector(
  options: IncidentIoCollectorOptions,
): Collector {
  const { settings } = options;
  const { accounts } = settings;
  const clientOptions = { ...defaultClientOptions(), ...options.client };
  const fingerprint = rulesFingerprint(settings);
  const memories = new Map<string, NamesMemory>(
    accounts.map(({ name }) => [name, {}]),
  );

  async function* collectFrom(
    name: string,
    readings: readonly TargetReading[],
    { budgets, logger, now, signal }: CollectContext,
  ): AsyncGenerator<CollectedPage> {
    const account = accounts.find(it => it.name === name);
    const memory = memories.get(name);
    if (!account || !memory) {
      throw new SourceUnavailableError(
        `No account ${name} is configured in okr.incidentIo.accounts`,
      );
    }
    const context = { budgets, logger, now, signal };
    const client = new IncidentIoClient(account, context, clientOptions);
    const names = new KnownNames(client, settings, memory, context);
    yield* collectAccount(client, readings, settings, names, logger);
  }

  async function* collect(
    context: CollectContext,
  ): AsyncGenerator<CollectedPage> {
    const readings = context.targets.map(
      target =>
        new TargetReading(target, readCursor(target.cursor, fingerprint)),
    );
    yield* collectApart(
      [...byAccount(readings)].map(([name, own]) => ({
        readings: own,
        collect: () => collectFrom(name, own, context),
      })),
      {
        targetCount: readings.length,
        isUnread: ({ finished }) => !finished,
        troublePage: (reading, message) => reading.troublePage(message),
      },
    );
  }

  return {
    id: 'incident-io',
    metrics: incidentMetrics,
    // One sweep through an account serves all its targets in a batch.
    batchSize: 500,
    intervalSeconds: settings.intervalMinutes * 60,
    demo: settings.demo,
    targetsOf: entity => targetsOf(entity, accounts),
    collect,
  };
}

function byAccount(
  readings: readonly TargetReading[],
): Map<string, TargetReading[]> {
  const groups = new Map<string, TargetReading[]>();
  for (const reading of readings) {
    const { account } = placeOf(reading.id);
    groups.set(account, [...(groups.get(account) ?? []), reading]);
  }
  return groups;
}
