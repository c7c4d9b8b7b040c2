import { LoggerService } from '@backstage/backend-plugin-api';
import { sentryMetrics } from '@keyresults/backstage-plugin-okr-common';
import {
  collectApart,
  CollectContext,
  CollectedPage,
  Collector,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import {
  ClientMemory,
  ClientOptions,
  defaultClientOptions,
  SentryClient,
} from '../client';
import { Organization, SentrySettings } from '../config';
import { jointly, placeOf, targetsOf } from '../targets';
import { collectOrganization } from './collectOrganization';
import { readCursor } from './cursor';
import { WaysMemory } from './eventsWays';
import { RetentionMemory } from './firstKeptDay';
import { rulesFingerprint } from './rulesFingerprint';
import { TargetReading } from './TargetReading';

/** @internal */
export interface SentryCollectorOptions {
  settings: SentrySettings;
  client?: Partial<ClientOptions>;
}

/** What stays from batch to batch of an organization. */
type Memory = ClientMemory & WaysMemory & RetentionMemory;

/**
 * Reads days of errors and users from Sentry. Keeps between batches what an organization can answer, and limits met.
 *
 * @internal
 */
export function createSentryCollector(
  options: SentryCollectorOptions,
): Collector {
  const { settings } = options;
  const { organizations } = settings;
  const clientOptions = { ...defaultClientOptions(), ...options.client };
  const fingerprint = rulesFingerprint(settings);
  const memories = new Map<string, Memory>();

  const memoryOf = ({ slug }: Organization): Memory => {
    const memory: Memory = memories.get(slug) ?? {
      strikes: 0,
      missingWays: new Set(),
    };
    memories.set(slug, memory);
    return memory;
  };

  const organizationOf = (slug: string): Organization => {
    const organization = organizations.find(it => it.slug === slug);
    if (!organization) {
      throw new SourceUnavailableError(
        `No organization ${slug} is configured in okr.sentry.organizations`,
      );
    }
    return organization;
  };

  async function* collectFrom(
    organization: Organization,
    readings: readonly TargetReading[],
    { budgets, logger, now, signal }: CollectContext,
  ): AsyncGenerator<CollectedPage> {
    const memory = memoryOf(organization);
    const client = new SentryClient(
      organization,
      memory,
      { budgets, now, signal },
      clientOptions,
    );
    try {
      yield* collectOrganization(client, readings, memory, settings, now);
    } finally {
      logUse(client, readings, logger);
    }
  }

  async function* collect(
    context: CollectContext,
  ): AsyncGenerator<CollectedPage> {
    const readings = context.targets.map(
      target =>
        new TargetReading(target, readCursor(target.cursor, fingerprint)),
    );
    yield* collectApart(
      [...byOrganization(readings)].map(([slug, own]) => ({
        readings: own,
        collect: () => collectFrom(organizationOf(slug), own, context),
      })),
      {
        targetCount: readings.length,
        isUnread: ({ finished, inTrouble }) => !finished && !inTrouble,
        troublePage: (reading, message) =>
          reading.troublePage('failing', message),
      },
    );
  }

  return {
    id: 'sentry',
    metrics: sentryMetrics,
    // A hundred projects share a request.
    batchSize: 500,
    intervalSeconds: settings.intervalMinutes * 60,
    demo: settings.demo,
    targetsOf: entity => targetsOf(entity, organizations),
    jointly: parts => jointly(parts, organizations),
    collect,
  };
}

function byOrganization(
  readings: readonly TargetReading[],
): Map<string, TargetReading[]> {
  const groups = new Map<string, TargetReading[]>();
  for (const reading of readings) {
    const { organization } = placeOf(reading.id);
    groups.set(organization, [...(groups.get(organization) ?? []), reading]);
  }
  return groups;
}

function logUse(
  client: SentryClient,
  readings: readonly TargetReading[],
  logger: LoggerService,
): void {
  for (const { target, untold } of readings) {
    if (untold !== undefined) {
      logger.warn(`${client.name}: ${target.reference.title}: ${untold}`);
    }
  }
  logger.info(
    `Read ${readings.length} projects from ${client.name} in ${client.requests} requests`,
  );
}
