import {
  CollectedPage,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import {
  GoneError,
  IncidentIoClient,
  IncidentNode,
  oneIncidentSchema,
} from '../client';
import { Derivation } from './Derivation';
import { TargetReading } from './TargetReading';

const keyPattern = /^incident\/(.+)$/;

/**
 * Reads once a day the open incidents that no sweep met: not every change is sure to move `updated_at`. One that
 * incident.io does not know any more, or hides, is taken back.
 *
 * @internal
 */
export async function* readOpen(
  client: IncidentIoClient,
  readings: readonly TargetReading[],
  derivation: Derivation,
  now: string,
): AsyncGenerator<CollectedPage> {
  const read = new Map<string, IncidentNode | undefined>();
  for (const reading of readings) {
    if (!reading.isOpenDue(now)) continue;
    const groups: FactGroup[] = [];
    for (const key of await reading.target.openGroups()) {
      const [, id] = keyPattern.exec(key) ?? [];
      if (!id || reading.seen.has(id)) continue;
      if (!read.has(id)) read.set(id, await readOne(client, id));
      const incident = read.get(id);
      const derived = incident && derivation.of(incident);
      const isThere = derived?.values.includes(reading.value) ?? false;
      reading.remember(id, isThere);
      groups.push(
        derived && isThere ? derived.group : derivation.takenBack(id),
      );
    }
    reading.openWasRead(now);
    if (groups.length > 0) yield reading.page(groups);
  }
}

async function readOne(
  client: IncidentIoClient,
  id: string,
): Promise<IncidentNode | undefined> {
  try {
    const { incident } = await client.ask({
      path: `/v2/incidents/${encodeURIComponent(id)}`,
      schema: oneIncidentSchema,
    });
    return incident;
  } catch (error) {
    if (error instanceof GoneError) return undefined;
    throw error;
  }
}
