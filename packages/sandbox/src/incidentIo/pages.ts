import { SeenIncident } from '../company';
import { Fault } from '../faults';
import { json, Reply } from '../serving';
import { filterOf } from './filters';
import { Asked } from './IncidentIoHost';
import { invalid } from './Refusal';
import { incidentView, seenIncidents } from './views';
import { incidentIoIncidentId } from './workspace';

const usualSize = 25;
const mostPerPage = 250;
const orders = ['created_at_newest_first', 'created_at_oldest_first'];

/** `GET /v2/incidents` @throws Refusal @internal */
export function incidentsReply(asked: Asked, faults: readonly Fault[]): Reply {
  const { query } = asked;
  const size = readSize(query);
  const matching = seenIncidents(asked).filter(filterOf(asked));
  const ordered = isOldestFirst(query) ? matching : matching.reverse();
  const from = readStart(query, ordered, faults);
  const shown = ordered.slice(from, from + size);
  const more = from + size < ordered.length;
  const last = shown.at(-1);
  return json(200, {
    incidents: spoiled(
      shown.map(seen => incidentView(asked, seen)),
      faults,
    ),
    pagination_meta: {
      ...(more && last
        ? { after: incidentIoIncidentId(last.incident.number) }
        : {}),
      page_size: size,
      total_record_count: ordered.length,
    },
  });
}

function readSize(query: URLSearchParams): number {
  const size = Number(query.get('page_size') ?? usualSize);
  if (!Number.isInteger(size) || size < 1 || size > mostPerPage) {
    throw invalid(`page_size must be between 1 and ${mostPerPage}`);
  }
  return size;
}

function isOldestFirst(query: URLSearchParams): boolean {
  const order = query.get('sort_by') ?? orders[0];
  if (!orders.includes(order)) {
    throw invalid(`sort_by must be one of ${orders.join(', ')}`);
  }
  return order === orders[1];
}

function readStart(
  query: URLSearchParams,
  ordered: readonly SeenIncident[],
  faults: readonly Fault[],
): number {
  const after = query.get('after');
  if (!after) {
    return 0;
  }
  const index = ordered.findIndex(
    ({ incident }) => incidentIoIncidentId(incident.number) === after,
  );
  if (index === -1) {
    throw invalid(`after is no incident of this list: ${after}`);
  }
  const overlaps = faults.some(({ kind }) => kind === 'overlappingPages');
  return index + (overlaps ? 0 : 1);
}

function spoiled(items: unknown[], faults: readonly Fault[]): unknown[] {
  let result = items;
  for (const fault of faults) {
    if (fault.kind === 'duplicatedItems') {
      result = [...result, ...result.slice(0, 1)];
    } else if (fault.kind === 'reversedItems') {
      result = [...result].reverse();
    } else if (fault.kind === 'nullNodes') {
      result = nullsFrom(result, 1 - fault.share);
    } else if (fault.kind === 'partialData') {
      result = nullsFrom(result, 0.5);
    }
  }
  return result;
}

function nullsFrom(items: readonly unknown[], share: number): unknown[] {
  const from = Math.floor(items.length * share);
  return items.map((item, index) => (index < from ? item : null));
}
