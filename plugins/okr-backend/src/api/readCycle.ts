import { InputError } from '@backstage/errors';
import {
  Cycle,
  cycleAt,
  CycleOptions,
  parseCycle,
} from '@keyresults/backstage-plugin-okr-common';

/**
 * A cycle as it stands in a query. Unless it names one, the first of the cycles that run and have objectives, and without
 * any the quarter that an instant lies in.
 *
 * @param running - in the order of `runningFirst`; left out where they do not count
 * @throws InputError when it cannot be understood
 * @internal
 */
export function readCycle(
  text: string | undefined,
  asOf: number,
  options: CycleOptions,
  running: readonly { cycle: Cycle }[] = [],
): Cycle {
  if (text === undefined) {
    return running[0]?.cycle ?? cycleAt(asOf, options);
  }
  const parsed = parseCycle(text, options);
  if (!parsed.ok) {
    const suggestion = parsed.suggestion
      ? `; did you mean ${parsed.suggestion}?`
      : '';
    throw new InputError(
      `cycle '${text}' is not ${parsed.expected}${suggestion}`,
    );
  }
  return parsed.value;
}
