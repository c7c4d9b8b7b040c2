import { Fault } from '../faults';
import { json, Reply } from '../serving';
import { invalid, Refusal } from './Refusal';

const usualLimit = 25;
const mostPerPage = 100;
const deepest = 10_000;

interface Paging {
  limit: number;
  offset: number;
}

/**
 * A page of a list the classic way: `limit`, `offset`, `more`, and a `total` only for those who ask.
 *
 * @throws Refusal behind the 10,000th
 * @internal
 */
export function pageReply<T>(
  query: URLSearchParams,
  name: string,
  list: readonly T[],
  render: (item: T) => unknown,
  faults: readonly Fault[],
): Reply {
  const { limit, offset } = readPaging(query);
  const items = list.slice(offset, offset + limit).map(render);
  return json(200, {
    [name]: spoiled(items, faults, offset > 0 ? render(list[0]) : undefined),
    limit,
    offset,
    total: query.get('total') === 'true' ? list.length : null,
    more: offset + limit < list.length,
  });
}

function readPaging(query: URLSearchParams): Paging {
  const limit = Math.min(mostPerPage, numberOf(query, 'limit', usualLimit));
  const offset = numberOf(query, 'offset', 0);
  if (offset + limit > deepest) {
    throw new Refusal(400, 'Arguments Caused Error', 2002, [
      `Offset+limit exceeds maximum allowed value of ${deepest}. Please try to refine your search to reduce the returned set of records below this number, like adding a date range.`,
    ]);
  }
  return { limit: Math.max(1, limit), offset };
}

function numberOf(query: URLSearchParams, name: string, usual: number): number {
  const text = query.get(name);
  if (text !== null && !/^\d+$/.test(text)) {
    throw invalid(`${name} must be an integer.`);
  }
  return text === null ? usual : Number(text);
}

/** @param earlier - something of an earlier page, where there is one */
function spoiled(
  items: unknown[],
  faults: readonly Fault[],
  earlier: unknown,
): unknown[] {
  let result = items;
  for (const fault of faults) {
    if (fault.kind === 'duplicatedItems') {
      result = [...result, ...result.slice(0, 1)];
    } else if (fault.kind === 'reversedItems') {
      result = [...result].reverse();
    } else if (fault.kind === 'overlappingPages' && earlier !== undefined) {
      result = [earlier, ...result];
    } else if (fault.kind === 'nullNodes') {
      const nulls = Math.ceil(result.length * fault.share);
      result = result.map((item, index) => (index < nulls ? null : item));
    } else if (fault.kind === 'partialData') {
      result = result.slice(0, Math.floor(result.length / 2));
    }
  }
  return result;
}
