import { Impact } from '../estimation/estimateDowntimeShare';
import { Window } from '../estimation/types';
import { HIDDEN_PART } from './types';

/**
 * How much of a window's downtime is whose, in milliseconds. Time in which several were down at once is divided among
 * them alike, so that the parts add up to the time in which at least one was: the Shapley value of a union.
 *
 * The hidden part has only the time in which no other was down, as could be worked out from the whole. Divided, the time
 * would say when it was down beside others.
 *
 * @param impacts - of each part
 * @param window - as of the instant it is looked at from
 * @internal
 */
export function downtimeShares(
  impacts: ReadonlyMap<string, readonly Impact[]>,
  { from, to }: Window,
): Map<string, number> {
  const edges = [...impacts].flatMap(([part, list]) =>
    list.flatMap(({ start, end = to }) => {
      const first = Math.max(start, from);
      const last = Math.min(end, to);
      return first < last
        ? [
            { at: first, part, step: 1 },
            { at: last, part, step: -1 },
          ]
        : [];
    }),
  );
  edges.sort((a, b) => a.at - b.at);
  const shares = new Map([...impacts.keys()].map(part => [part, 0]));
  const down = new Map<string, number>();
  let reached = from;
  for (const { at, part, step } of edges) {
    const told = [...down.keys()].filter(each => each !== HIDDEN_PART);
    const sharing = told.length > 0 ? told : [...down.keys()];
    for (const each of sharing) {
      shares.set(
        each,
        (shares.get(each) ?? 0) + (at - reached) / sharing.length,
      );
    }
    reached = at;
    const count = (down.get(part) ?? 0) + step;
    if (count > 0) {
      down.set(part, count);
    } else {
      down.delete(part);
    }
  }
  return shares;
}
