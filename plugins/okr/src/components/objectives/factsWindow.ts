import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';

/** In which time the facts of a key result lie; of a counted habit all weeks or months so far. @internal */
export function factsWindow(
  { current, habit }: Pick<EvaluatedKeyResult, 'current' | 'habit'>,
  asOf: string | undefined,
): { from: string; to: string } | undefined {
  const [first] = habit?.periods ?? [];
  const last = habit?.periods.at(-1);
  if (!first || !last) {
    return current?.window;
  }
  const isRunning =
    asOf !== undefined && Date.parse(asOf) < Date.parse(last.to);
  return { from: first.from, to: isRunning ? asOf : last.to };
}
