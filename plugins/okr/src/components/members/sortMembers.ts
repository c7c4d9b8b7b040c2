import type {
  MemberItem,
  MetricValue,
} from '@keyresults/backstage-plugin-okr-common';

/** @internal */
export type MemberColumn =
  | 'name'
  | 'p50'
  | 'p75'
  | 'p90'
  | 'withinDay'
  | 'answered'
  | 'waiting'
  | 'oldest';

/** @internal */
export type Direction = 'asc' | 'desc';

/** What a value weighs in a sorted column: "more than 10 d" comes after 10 d. */
function weight(value: MetricValue): [number, number] | undefined {
  return value.kind === 'none'
    ? undefined
    : [value.value, value.kind === 'moreThan' ? 1 : 0];
}

function weightOf(
  item: MemberItem,
  column: Exclude<MemberColumn, 'name'>,
): [number, number] | undefined {
  switch (column) {
    case 'answered':
      return [item.answered, 0];
    case 'waiting':
      return [item.waiting, 0];
    case 'oldest':
      return item.oldestWaitSeconds === undefined
        ? undefined
        : [item.oldestWaitSeconds, 0];
    default:
      return weight(item[column]);
  }
}

/**
 * The rows in order. Rows without a value come last whichever way the column is sorted: no answer is neither best nor
 * worst. Equal rows are ordered by name.
 *
 * @internal
 */
export function sortMembers(
  items: readonly MemberItem[],
  column: MemberColumn,
  direction: Direction,
): MemberItem[] {
  const sign = direction === 'asc' ? 1 : -1;
  const byName = (a: MemberItem, b: MemberItem) =>
    a.title.localeCompare(b.title) || a.entityRef.localeCompare(b.entityRef);
  if (column === 'name') {
    return [...items].sort((a, b) => sign * byName(a, b));
  }
  return [...items].sort((a, b) => {
    const left = weightOf(a, column);
    const right = weightOf(b, column);
    if (!left || !right) {
      return Number(!left) - Number(!right) || byName(a, b);
    }
    return sign * (left[0] - right[0] || left[1] - right[1]) || byName(a, b);
  });
}
