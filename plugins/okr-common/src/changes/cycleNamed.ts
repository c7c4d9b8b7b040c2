import { Cycle, CycleOptions, parseCycle } from '../cycles';
import { ParseResult } from '../quantities/ParseResult';

/** Annotations name few cycles, whoever they are of. */
const MOST_KNOWN = 200;

const known = new Map<string, ParseResult<Cycle>>();

/**
 * `parseCycle`, which remembers its last answers: each version of an annotation is asked for each of its key results, and
 * days in a zone take longer to compute than all else about them.
 *
 * @internal
 */
export function cycleNamed(
  id: string,
  options: CycleOptions,
): ParseResult<Cycle> {
  const key = JSON.stringify([id, options]);
  const before = known.get(key);
  if (before) {
    return before;
  }
  const cycle = parseCycle(id, options);
  if (known.size >= MOST_KNOWN) {
    known.clear();
  }
  known.set(key, cycle);
  return cycle;
}
