const objectiveOrder = [
  'objective',
  'cycle',
  'why',
  'owner',
  'supports',
  'kind',
  'weight',
  'links',
  'hints',
  'keyResults',
];

/** In which order people write the fields of a key result; guardrails and links have some of them. */
const fieldOrder = [
  'title',
  'metric',
  'stat',
  'where',
  'from',
  'to',
  'keep',
  'habit',
  'count',
  'done',
  'unit',
  'url',
  'why',
  'owner',
  'weight',
  'kind',
  'links',
  'guardrail',
  'hints',
];

/**
 * Where a new field stands among those that are there: after the nearest one that comes before it in the usual order.
 *
 * @param path - of the new field
 * @internal
 */
export function indexOfField(
  path: readonly string[],
  existing: readonly string[],
): number {
  const order = path.length === 2 ? objectiveOrder : fieldOrder;
  const key = path[path.length - 1];
  const isFree = path.slice(0, -1).includes('where') || path.length === 1;
  const rank = isFree ? -1 : order.indexOf(key);
  if (rank < 0) {
    const last = existing.length - 1;
    return path.length === 2 && existing[last] === 'keyResults'
      ? last
      : existing.length;
  }
  const before = new Set(order.slice(0, rank));
  const nearest = existing.findLastIndex(name => before.has(name));
  return nearest + 1;
}

/** Objectives and key results stand on lines of their own. @internal */
export function isOpenPath(path: readonly string[]): boolean {
  return (
    path.length === 1 ||
    (path[1] === 'keyResults' && (path.length === 2 || path.length === 3))
  );
}
