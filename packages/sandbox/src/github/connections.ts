import { githubError } from './errors';

/** @internal */
export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  /** How many items before `after` come again. */
  overlap?: number;
}

/** A list in the order asked for. A cursor is a sort value and a number, so it survives changes of the list. */
interface Keyed {
  value: number;
  number: number;
}

interface Slice<T> {
  items: readonly T[];
  hasPreviousPage: boolean;
  hasNextPage: boolean;
}

/** @internal */
export function cursorOf({ value, number }: Keyed): string {
  return Buffer.from(`cursor:v2:${value}:${number}`).toString('base64');
}

function decodeCursor(cursor: string): Keyed {
  const match = /^cursor:v2:(-?\d+):(\d+)$/.exec(
    Buffer.from(cursor, 'base64').toString(),
  );
  if (!match) {
    throw githubError(
      'INVALID_CURSOR_ARGUMENTS',
      `\`${cursor}\` does not appear to be a valid cursor.`,
    );
  }
  return { value: Number(match[1]), number: Number(match[2]) };
}

/** Cuts a page out of an ordered list. @internal */
export function slice<T extends Keyed>(
  ordered: readonly T[],
  ascending: boolean,
  args: PageArguments,
): Slice<T> {
  const from = args.after
    ? Math.max(
        0,
        countUpTo(ordered, ascending, decodeCursor(args.after), true) -
          (args.overlap ?? 0),
      )
    : 0;
  const to = args.before
    ? countUpTo(ordered, ascending, decodeCursor(args.before), false)
    : ordered.length;
  const start =
    args.last && !args.first ? Math.max(from, to - args.last) : from;
  const end = args.first ? Math.min(to, from + args.first) : to;
  return {
    items: ordered.slice(start, end),
    hasPreviousPage: start > 0,
    hasNextPage: end < ordered.length,
  };
}

function compare(a: Keyed, b: Keyed): number {
  return a.value - b.value || a.number - b.number;
}

/** How many items stand before a key, or up to and with it. */
function countUpTo(
  ordered: readonly Keyed[],
  ascending: boolean,
  key: Keyed,
  inclusive: boolean,
): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const order = compare(ordered[middle], key) * (ascending ? 1 : -1);
    if (order < 0 || (inclusive && order === 0)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * A connection as the schema wants it.
 *
 * @internal
 */
export function connection<T extends Keyed, V>(
  ordered: readonly T[],
  ascending: boolean,
  args: PageArguments,
  viewOf: (item: T) => V,
) {
  const { items, ...more } = slice(ordered, ascending, args);
  const edges = items.map(item => ({
    cursor: cursorOf(item),
    node: viewOf(item),
  }));
  return {
    totalCount: ordered.length,
    edges,
    nodes: edges.map(edge => edge.node),
    pageInfo: {
      ...more,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges[edges.length - 1]?.cursor ?? null,
    },
  };
}

/** A connection over a list that has no order but its own. @internal */
export function listConnection<T, V>(
  list: readonly T[],
  args: PageArguments,
  viewOf: (item: T) => V,
) {
  const ordered = list.map((item, index) => ({
    item,
    value: index,
    number: index,
  }));
  return connection(ordered, true, args, ({ item }) => viewOf(item));
}
