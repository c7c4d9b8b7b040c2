import {
  CollectedPage,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import {
  PrometheusClient,
  UnansweredError,
  UnusableQueryError,
} from '../client';
import { daySeconds } from '../config';
import { addDays, dayAt, daysBetween } from './days';
import { Days, Measured } from './Measured';
import { readRatios } from './readRatios';
import { readReadings } from './readReadings';
import { TargetReading } from './TargetReading';

/** Prometheus gives no more points for a series. */
const mostPoints = 11_000;
/** How much is read before it is handed over. */
const mostDays = 90;

/**
 * Reads one target from where it stands until now, as many days at a time as the server likes.
 *
 * @throws SourceUnavailableError when the server as a whole cannot be read
 * @throws BudgetExhaustedError
 * @internal
 */
export async function* readTarget(
  client: PrometheusClient,
  reading: TargetReading,
  measured: Measured,
  historyDays: number,
  now: Date,
): AsyncGenerator<CollectedPage> {
  const today = dayAt(now.getTime() / 1000);
  const all = reading.plan(today, historyDays);
  const perDay = daySeconds / measured.metric.stepSeconds;
  let size = Math.min(mostDays, Math.floor(mostPoints / perDay));
  let first = all.first;
  while (first <= all.last) {
    const end = addDays(first, size - 1);
    const days = { first, last: end < all.last ? end : all.last };
    let groups: FactGroup[];
    try {
      groups = await readDays(client, measured, days, now);
    } catch (error) {
      const asked = daysBetween(days.first, days.last) + 1;
      if (error instanceof UnansweredError && asked > 1) {
        size = Math.floor(asked / 2);
        continue;
      }
      if (error instanceof UnansweredError) {
        const message = `${client.name} does not answer for ${first}: ${error.message}`;
        yield reading.troublePage('failing', message);
        return;
      }
      if (!(error instanceof UnusableQueryError)) throw error;
      const message = `${client.name}: ${error.message}`;
      yield reading.troublePage(error.kind, message);
      return;
    }
    yield reading.page(groups, days, today);
    first = addDays(days.last, 1);
  }
  yield reading.lastPage(now, today);
}

function readDays(
  client: PrometheusClient,
  measured: Measured,
  days: Days,
  now: Date,
): Promise<FactGroup[]> {
  const { queries } = measured;
  return queries.shape === 'reading'
    ? readReadings(client, measured, queries, days, now)
    : readRatios(client, measured, queries, days, now);
}
