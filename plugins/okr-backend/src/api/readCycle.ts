import { InputError } from '@backstage/errors';
import {
  Cycle,
  cycleAt,
  CycleOptions,
  parseCycle,
} from '@keyresults/backstage-plugin-okr-common';

/**
 * A cycle as it stands in a query; the quarter that an instant lies in unless it names one.
 *
 * @throws InputError when it cannot be understood
 * @internal
 */
export function readCycle(
  text: string | undefined,
  asOf: number,
  options: CycleOptions,
): Cycle {
  if (text === undefined) {
    return cycleAt(asOf, options);
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
