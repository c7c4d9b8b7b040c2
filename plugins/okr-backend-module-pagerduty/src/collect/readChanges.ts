import {
  CollectedPage,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { IncidentNode } from '../client';
import { joinLogs, LogSummary } from '../incidents';
import { handOver } from './handOver';
import {
  ChangedIncident,
  IncidentReader,
  StuckIncidentError,
} from './IncidentReader';
import { iso, ReadGroup, TargetReading } from './TargetReading';

const day = 86_400_000;
const sliceMilliseconds = 7 * day;
/** Entries may come to light late, and clocks differ. */
const overlapMilliseconds = 15 * 60_000;

/**
 * Follows the log of the whole account from where the targets stand, so that one sweep tells which incidents of all
 * services have changed.
 *
 * @param begun - milliseconds since 1970 UTC: where it ends
 * @internal
 */
export async function* readChanges(
  reader: IncidentReader,
  readings: readonly TargetReading[],
  begun: number,
): AsyncGenerator<CollectedPage> {
  for (;;) {
    const due = readings.filter(
      it => !it.inTrouble && standsAt(it) < begun && !it.cursor.history,
    );
    if (due.length === 0) return;
    const from = Math.min(...due.map(standsAt));
    const to = Math.min(begun, from + sliceMilliseconds);
    const window = {
      since: from - overlapMilliseconds,
      until: to === begun ? begun + day : to,
    };
    const changed = (await reader.changed(window)) ?? new Map();
    const nodes = await nodesOf(reader, [...changed.values()]);
    for (const reading of due.filter(it => standsAt(it) < to)) {
      const own = nodes.filter(
        ({ node }) => node.service.id === reading.service?.id,
      );
      yield await handOver(reading, async () => {
        const groups: ReadGroup[] = [];
        for (const { node, log } of own) {
          const whole = Date.parse(node.created_at) >= window.since;
          groups.push(await groupOf(reader, reading, node, log, whole));
        }
        return reading.page(groups, { readThrough: iso(to) });
      });
    }
  }
}

function standsAt({ cursor }: TargetReading): number {
  return Date.parse(cursor.readThrough ?? '');
}

interface Changed {
  node: IncidentNode;
  log: LogSummary;
}

/** With what PagerDuty did not send along. */
async function nodesOf(
  reader: IncidentReader,
  changed: readonly ChangedIncident[],
): Promise<Changed[]> {
  const nodes: Changed[] = [];
  for (const { id, node, log } of changed) {
    const found = node ?? (await incidentOfAnyone(reader, id));
    if (found) nodes.push({ node: found, log });
  }
  return nodes;
}

/** @throws SourceUnavailableError, for nobody can say whose it is */
async function incidentOfAnyone(
  reader: IncidentReader,
  id: string,
): Promise<IncidentNode | undefined> {
  try {
    return await reader.incident(id);
  } catch (error) {
    if (!(error instanceof StuckIncidentError)) throw error;
    throw new SourceUnavailableError(error.message);
  }
}

/** @param whole - whether nothing was written about it before what was seen */
async function groupOf(
  reader: IncidentReader,
  { cursor }: TargetReading,
  node: IncidentNode,
  log: LogSummary,
  whole: boolean,
): Promise<ReadGroup> {
  const before = cursor.open[node.id];
  if (whole) return reader.group(node, log);
  if (before) return reader.group(node, joinLogs(before, log));
  const all = await reader.log(node.id);
  return all ? reader.group(node, all) : reader.gone(node.id);
}
