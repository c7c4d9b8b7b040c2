import type {
  CycleSummary,
  EntityCyclesResponse,
} from '@keyresults/backstage-plugin-okr-common';

/**
 * The cycles to choose from: those of the annotation, and those that it does not have any more.
 *
 * @param known - undefined until they are loaded
 * @returns newest first
 * @internal
 */
export function withPastCycles(
  cycles: readonly CycleSummary[],
  known: EntityCyclesResponse | undefined,
): CycleSummary[] {
  const ids = new Set(cycles.map(({ id }) => id));
  const others = (known?.cycles ?? [])
    .map(({ cycle }) => cycle)
    .filter(({ id }) => !ids.has(id));
  return others.length === 0
    ? [...cycles]
    : [...cycles, ...others].sort((a, b) =>
        b.from === a.from
          ? b.to.localeCompare(a.to)
          : b.from.localeCompare(a.from),
      );
}
