import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import { incidentIdOf } from '../incidents';
import { handOver } from './handOver';
import { IncidentReader } from './IncidentReader';
import { iso, ReadGroup, TargetReading } from './TargetReading';

/**
 * Looks once a day at every incident that is open, there or here: it may have been deleted, moved or renamed without a
 * word in the log.
 *
 * @param begun - milliseconds since 1970 UTC
 * @internal
 */
export async function* readOpen(
  reader: IncidentReader,
  readings: readonly TargetReading[],
  begun: number,
): AsyncGenerator<CollectedPage> {
  const due = readings.filter(it => !it.inTrouble && it.openDue(begun));
  if (due.length === 0) return;
  const ids = new Set(due.flatMap(({ service }) => service?.id ?? []));
  const nodes = await reader.open([...ids]);
  for (const reading of due) {
    const { cursor, service, target } = reading;
    const from = Date.parse(cursor.historyFrom ?? '');
    const own = nodes.filter(
      node =>
        node.service.id === service?.id &&
        (node.id in cursor.open || Date.parse(node.created_at) >= from),
    );
    yield await handOver(reading, async () => {
      const groups: ReadGroup[] = [];
      for (const node of own) {
        const log = cursor.open[node.id] ?? (await reader.log(node.id));
        groups.push(log ? await reader.group(node, log) : reader.gone(node.id));
      }
      const seen = new Set(own.map(({ id }) => id));
      for (const key of await target.openGroups()) {
        const id = incidentIdOf(key);
        if (id !== undefined && !seen.has(id)) {
          groups.push(await lookAgain(reader, id, service?.id));
        }
      }
      return reading.page(groups, { openReadAt: iso(begun) });
    });
  }
}

async function lookAgain(
  reader: IncidentReader,
  id: string,
  serviceId: string | undefined,
): Promise<ReadGroup> {
  const node = await reader.incident(id);
  if (!node || node.service.id !== serviceId) return reader.gone(id);
  const log = await reader.log(id);
  return log ? reader.group(node, log) : reader.gone(id);
}
