import {
  CollectedPage,
  FactGroup,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import {
  IncidentIoClient,
  IncidentNode,
  InvalidQuestionError,
} from '../client';
import { Position } from './cursor';
import { Derivation } from './Derivation';
import { KnownNames } from './KnownNames';
import { ListPage, readPage } from './readPage';
import { TargetReading } from './TargetReading';

/**
 * Reads what was updated since a day, once for all targets that have to know it, from the oldest incident to the newest.
 * Targets that come from further behind in the list are given again what they know: that changes nothing.
 *
 * @param readings - all with the same `since`
 * @throws SourceUnavailableError when the names in the incidents are not those in the configuration
 * @internal
 */
export async function* sweep(
  client: IncidentIoClient,
  readings: readonly TargetReading[],
  derivation: Derivation,
  names: KnownNames,
): AsyncGenerator<CollectedPage> {
  const [{ since }] = readings;
  const filters = [['updated_at[gte]', since]] as const;
  const byValue = groupedByValue(readings);
  let position = earliest(readings);
  let begunAnew = false;
  for (;;) {
    let page: ListPage;
    try {
      page = await readPage(client, filters, position);
    } catch (error) {
      if (!(error instanceof InvalidQuestionError)) throw error;
      // The incident that the position names may be hidden by now.
      if (!position || begunAnew) {
        throw new SourceUnavailableError(
          `${client.name} does not accept the question: ${error.message}`,
        );
      }
      begunAnew = true;
      position = undefined;
      continue;
    }
    const { incidents, next } = page;
    await names.meet(incidents);
    await names.beforeTakingBack(
      incidents.filter(({ id }) => readings.some(it => it.knows(id))),
    );
    for (const reading of readings) reading.turnPage(next);
    yield* handOver(incidents, readings, byValue, derivation);
    if (!next) return;
    position = next;
  }
}

/** One page for each target that has something to learn. */
function* handOver(
  incidents: readonly IncidentNode[],
  readings: readonly TargetReading[],
  byValue: Map<string, TargetReading[]>,
  derivation: Derivation,
): Generator<CollectedPage> {
  const groups = new Map<TargetReading, Map<string, FactGroup>>();
  for (const incident of incidents) {
    const { values, group } = derivation.of(incident);
    const named = new Set(values.flatMap(value => byValue.get(value) ?? []));
    const told = readings.filter(it => named.has(it) || it.knows(incident.id));
    for (const reading of told) {
      reading.seen.add(incident.id);
      if (!reading.isNews(incident.updated_at)) continue;
      const own = groups.get(reading) ?? new Map<string, FactGroup>();
      groups.set(reading, own);
      own.set(
        group.key,
        named.has(reading) ? group : derivation.takenBack(incident.id),
      );
      reading.remember(incident.id, named.has(reading));
    }
  }
  for (const [reading, own] of groups) yield reading.page([...own.values()]);
}

function groupedByValue(
  readings: readonly TargetReading[],
): Map<string, TargetReading[]> {
  const grouped = new Map<string, TargetReading[]>();
  for (const reading of readings) {
    grouped.set(reading.value, [
      ...(grouped.get(reading.value) ?? []),
      reading,
    ]);
  }
  return grouped;
}

/** The beginning, unless every target has come further. */
function earliest(readings: readonly TargetReading[]): Position | undefined {
  const positions = readings.map(({ position }) => position);
  return positions.reduce((first, other) =>
    first && other && Date.parse(other.createdAt) >= Date.parse(first.createdAt)
      ? first
      : first && other,
  );
}
