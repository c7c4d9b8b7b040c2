import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import {
  AccountMemory,
  HiddenError,
  PagerdutyClient,
  UnansweredError,
} from '../client';
import { PagerdutySettings } from '../config';
import { placeOf } from '../targets';
import { IncidentReader } from './IncidentReader';
import { readChanges } from './readChanges';
import { readHistory } from './readHistory';
import { readOpen } from './readOpen';
import { ServiceDirectory } from './ServiceDirectory';
import { TargetReading } from './TargetReading';

/** What stays from batch to batch of an account. @internal */
export interface AccountState extends AccountMemory {
  directory: ServiceDirectory;
}

/** PagerDuty's replicas may lag behind its clock. */
const marginMilliseconds = 10_000;

/**
 * Reads targets of one account: finds their services, reads what they had before, follows what changes, and looks at what
 * is open.
 *
 * @throws SourceUnavailableError when the account as a whole cannot be read
 * @throws BudgetExhaustedError
 * @internal
 */
export async function* collectAccount(
  client: PagerdutyClient,
  readings: readonly TargetReading[],
  state: AccountState,
  settings: PagerdutySettings,
  now: () => Date,
): AsyncGenerator<CollectedPage> {
  const at = now().getTime();
  await state.directory.load(client, at);
  yield* findServices(client, readings, state.directory, at);
  const begun = at - state.clockBehind - marginMilliseconds;
  const found = readings.filter(it => !it.inTrouble);
  for (const reading of found) reading.plan(begun, settings.historyDays);
  const reader = new IncidentReader(client, settings);
  yield* readHistory(reader, found);
  yield* readChanges(reader, found, begun);
  yield* readOpen(reader, found, begun);
  for (const reading of found) {
    if (!reading.inTrouble) yield reading.lastPage(begun);
  }
}

async function* findServices(
  client: PagerdutyClient,
  readings: readonly TargetReading[],
  directory: ServiceDirectory,
  at: number,
): AsyncGenerator<CollectedPage> {
  for (const reading of readings) {
    try {
      reading.service = await directory.find(client, placeOf(reading.id), at);
    } catch (error) {
      if (error instanceof HiddenError) {
        yield reading.troublePage(
          error.kind,
          error.kind === 'gone'
            ? `There is no such service, or not for this token: ${error.message}`
            : `PagerDuty forbids reading it: ${error.message}`,
        );
      } else if (error instanceof UnansweredError) {
        const message = `PagerDuty does not answer for it: ${error.message}`;
        yield reading.troublePage('failing', message);
      } else {
        throw error;
      }
    }
  }
}
