import { LoggerService } from '@backstage/backend-plugin-api';
import {
  CollectedPage,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import {
  GoneError,
  IncidentIoClient,
  InvalidQuestionError,
  UnansweredError,
} from '../client';
import { IncidentIoSettings } from '../config';
import { Derivation } from './Derivation';
import { KnownNames } from './KnownNames';
import { readOpen } from './readOpen';
import { sweep } from './sweep';
import { TargetReading } from './TargetReading';

/**
 * Reads all due targets of an account: one sweep for all that were read as far.
 *
 * @throws SourceUnavailableError when the account cannot be read any further
 * @internal
 */
export async function* collectAccount(
  client: IncidentIoClient,
  readings: readonly TargetReading[],
  settings: IncidentIoSettings,
  names: KnownNames,
  logger: LoggerService,
): AsyncGenerator<CollectedPage> {
  const derivation = new Derivation(settings, client.account);
  try {
    await names.keepUp();
    const begun = client.beginning();
    for (const reading of readings) reading.plan(begun, settings.historyDays);
    for (const together of bySince(readings)) {
      yield* sweep(client, together, derivation, names);
    }
    yield* readOpen(client, readings, derivation, names, begun);
    for (const reading of readings) yield reading.lastPage();
  } catch (error) {
    if (
      error instanceof UnansweredError ||
      error instanceof InvalidQuestionError ||
      error instanceof GoneError
    ) {
      throw new SourceUnavailableError(
        `${client.name} does not answer: ${error.message}`,
      );
    }
    throw error;
  } finally {
    const { counted, unnamed } = derivation;
    const silent =
      unnamed.size === 0
        ? ''
        : `; ${unnamed.size} of them name no entity in “${settings.entityField}”`;
    logger.info(
      `Read ${readings.length} targets and ${counted.size} incidents from ${client.name} in ${client.requests} requests${silent}`,
    );
  }
}

function bySince(readings: readonly TargetReading[]): TargetReading[][] {
  const groups = new Map<string, TargetReading[]>();
  for (const reading of readings) {
    groups.set(reading.since, [...(groups.get(reading.since) ?? []), reading]);
  }
  return [...groups.values()];
}
