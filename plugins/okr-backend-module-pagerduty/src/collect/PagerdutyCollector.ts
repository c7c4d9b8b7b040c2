import { LoggerService } from '@backstage/backend-plugin-api';
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
  credentialsOf,
  defaultClientOptions,
  PagerdutyClient,
} from '../client';
import { Account, PagerdutySettings } from '../config';
import { placeOf, targetsOf } from '../targets';
import { AccountState, collectAccount } from './collectAccount';
import { readCursor } from './cursor';
import { rulesFingerprint } from './rulesFingerprint';
import { ServiceDirectory } from './ServiceDirectory';
import { TargetReading } from './TargetReading';

/** @internal */
export interface PagerdutyCollectorOptions {
  settings: PagerdutySettings;
  client?: Partial<ClientOptions>;
}

/**
 * Reads incidents from PagerDuty. Keeps service lists, clocks and limits met between batches.
 *
 * @internal
 */
export function createPagerdutyCollector(
  options: PagerdutyCollectorOptions,
): Collector {
  const { settings } = options;
  const { accounts } = settings;
  const clientOptions = { ...defaultClientOptions(), ...options.client };
  const fingerprint = rulesFingerprint(settings);
  const states = new Map<string, AccountState>();

  const stateOf = (account: Account, now: () => Date): AccountState => {
    const state = states.get(account.name) ?? {
      credentials: credentialsOf(account, now),
      clockBehind: 0,
      strikes: 0,
      directory: new ServiceDirectory(),
    };
    states.set(account.name, state);
    return state;
  };

  const accountOf = (name: string): Account => {
    const account = accounts.find(it => it.name === name);
    if (!account) {
      throw new SourceUnavailableError(
        `No account ${name} is configured in okr.pagerduty.accounts`,
      );
    }
    return account;
  };

  async function* collectFrom(
    account: Account,
    readings: readonly TargetReading[],
    { budgets, logger, now, signal }: CollectContext,
  ): AsyncGenerator<CollectedPage> {
    const state = stateOf(account, now);
    const client = new PagerdutyClient(
      account,
      state,
      { budgets, logger, now, signal },
      clientOptions,
    );
    try {
      yield* collectAccount(client, readings, state, settings, now);
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
      [...byAccount(readings)].map(([name, own]) => ({
        readings: own,
        collect: () => collectFrom(accountOf(name), own, context),
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
    id: 'pagerduty',
    metrics: incidentMetrics,
    // The log of an account is followed once for all targets of a batch.
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

function logUse(
  client: PagerdutyClient,
  readings: readonly TargetReading[],
  logger: LoggerService,
): void {
  logger.info(
    `Read ${readings.length} services from ${client.name} in ${client.requests} requests`,
  );
}
