import { DateTime } from 'luxon';
import { Window } from '../../estimation/types';

const DAY_MS = 86_400_000;

/** A week or month as far as it lies in the cycle, or several of them together. */
interface Part extends Window {
  /** How much of a whole one it is. */
  share: number;
}

/**
 * The weeks or months of a cycle, oldest first, which together are exactly the cycle: each of its days belongs to one. There are
 * as many as the cycle is long, rounded, so that every quarter has 13 weeks. Weeks begin on Monday. Of what the cycle cuts
 * off at its edges the longer part stands for itself and the shorter one belongs to the week beside it, or both do, as the
 * number asks for; of equal ones the last stands for itself, which holds more working days.
 *
 * None in a cycle that is shorter than half a week or month.
 *
 * @param zone - IANA name
 * @internal
 */
export function periodsOf(
  cycle: Window,
  per: 'week' | 'month',
  zone: string,
): Window[] {
  const parts = partsOf(cycle, per, zone);
  const length = parts.reduce((sum, { share }) => sum + share, 0);
  return joinShortest(parts, Math.round(length)).map(({ from, to }) => ({
    from,
    to,
  }));
}

/** Of these only the first and the last can be less than whole. */
function partsOf(cycle: Window, per: 'week' | 'month', zone: string): Part[] {
  const parts: Part[] = [];
  let whole = DateTime.fromMillis(cycle.from, { zone }).startOf(per);
  while (whole.toMillis() < cycle.to) {
    const next = whole.plus({ [per]: 1 }).startOf('day');
    const from = Math.max(whole.toMillis(), cycle.from);
    const to = Math.min(next.toMillis(), cycle.to);
    const days = per === 'week' ? 7 : whole.daysInMonth ?? 30;
    parts.push({ from, to, share: Math.round((to - from) / DAY_MS) / days });
    whole = next;
  }
  return parts;
}

function joinShortest(parts: readonly Part[], count: number): readonly Part[] {
  const [first, second, ...others] = parts;
  const last = parts.at(-1);
  if (parts.length <= count || !first || !last) {
    return parts;
  }
  if (!second) {
    return [];
  }
  return first.share <= last.share
    ? joinShortest([joined(first, second), ...others], count)
    : joinShortest(
        [...parts.slice(0, -2), joined(parts[parts.length - 2], last)],
        count,
      );
}

function joined(one: Part, next: Part): Part {
  return { from: one.from, to: next.to, share: one.share + next.share };
}
