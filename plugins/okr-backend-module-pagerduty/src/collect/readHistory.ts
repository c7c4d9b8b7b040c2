import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import { IncidentNode, Window } from '../client';
import { emptyLog, lastChange, LogSummary } from '../incidents';
import { handOver } from './handOver';
import { ChangedIncident, IncidentReader } from './IncidentReader';
import { iso, TargetReading } from './TargetReading';

const day = 86_400_000;
/** Well under the six months that PagerDuty allows, so that a crash loses little. */
const sliceMilliseconds = 90 * day;
const entriesPerPage = 100;
const second = 1000;

/**
 * Reads the incidents that services had before they were first looked at, a slice of time after the other.
 *
 * @internal
 */
export async function* readHistory(
  reader: IncidentReader,
  readings: readonly TargetReading[],
): AsyncGenerator<CollectedPage> {
  for (;;) {
    const group = nextGroup(readings);
    if (group.length === 0) return;
    yield* readSlice(reader, group);
  }
}

/** Those that stand at the earliest slice: after a crash not all stand at the same. */
function nextGroup(readings: readonly TargetReading[]): TargetReading[] {
  const due = readings.filter(it => it.cursor.history && !it.inTrouble);
  const place = ({ cursor }: TargetReading) =>
    `${cursor.history?.next} ${cursor.history?.until}`;
  const [first] = due.map(place).sort();
  return due.filter(it => place(it) === first);
}

async function* readSlice(
  reader: IncidentReader,
  group: readonly TargetReading[],
): AsyncGenerator<CollectedPage> {
  const [{ cursor }] = group;
  if (!cursor.history) return;
  const end = Date.parse(cursor.history.until);
  const begin = Date.parse(cursor.history.next);
  const sliceEnd = Math.min(end, begin + sliceMilliseconds);
  const last = sliceEnd >= end;
  const window = {
    since: begin - second,
    // Clocks differ, and what is there already may as well be read.
    until: last ? sliceEnd + day : sliceEnd,
  };
  const ids = new Set(group.flatMap(({ service }) => service?.id ?? []));
  const nodes = await reader.created([...ids], window);
  const logs = await logsOf(reader, nodes, window);
  for (const reading of group) {
    const own = nodes.filter(node => node.service.id === reading.service?.id);
    yield await handOver(reading, async () => {
      const groups = [];
      for (const node of own) {
        const log = await logOf(reader, node, logs, window);
        groups.push(log ? await reader.group(node, log) : reader.gone(node.id));
      }
      return reading.page(
        groups,
        last
          ? { history: undefined, readThrough: iso(end) }
          : { history: { next: iso(sliceEnd), until: iso(end) } },
      );
    });
  }
}

type Logs = ReadonlyMap<string, ChangedIncident> | undefined;

/** The log of the whole account, unless it is much longer than those of these incidents. */
async function logsOf(
  reader: IncidentReader,
  nodes: readonly IncidentNode[],
  window: Window,
): Promise<Logs> {
  if (nodes.length === 0) return new Map();
  return reader.changed(window, nodes.length * entriesPerPage);
}

/** The log of an incident from the account's, where that shows all that matters of it. */
async function logOf(
  reader: IncidentReader,
  node: IncidentNode,
  logs: Logs,
  { until }: Window,
): Promise<LogSummary | undefined> {
  const seen = logs?.get(node.id)?.log ?? emptyLog;
  const whole = logs !== undefined && lastChange(node) < until;
  const enough =
    logs !== undefined &&
    seen.acknowledged !== undefined &&
    (seen.fieldsSet || !reader.readsFields);
  return whole || enough ? seen : reader.log(node.id);
}
