import type { ClosedCycle, ClosingReader } from '../evaluation';
import { Overview } from './Overview';
import { summarizeReport } from './summarizeSnapshot';

interface ClosedOfCycle {
  /** Id of the cycle. */
  cycle: string;
  /** Who closed it. */
  closings: readonly ClosedCycle[];
  /** Only these; all where left out. */
  entityRefs?: readonly string[];
}

/**
 * What was found of a cycle, with those who closed it and of whom nothing else is known: what they froze stands for good.
 *
 * @param found - in order of their references
 * @returns in the same order
 * @internal
 */
export async function withClosed(
  { closings: store }: { closings: Pick<ClosingReader, 'reports'> },
  found: readonly Overview[],
  { cycle, closings, entityRefs }: ClosedOfCycle,
): Promise<readonly Overview[]> {
  const asked = entityRefs && new Set(entityRefs);
  const known = new Set(found.map(({ entityRef }) => entityRef));
  const missing = closings
    .map(({ entityRef }) => entityRef)
    .filter(ref => !known.has(ref) && (!asked || asked.has(ref)));
  if (missing.length === 0) {
    return found;
  }
  const reports = await store.reports(cycle, missing);
  return [
    ...found,
    ...reports.map(report => ({
      entityRef: report.entityRef,
      title: report.title,
      cycle,
      asOf: Date.parse(report.asOf),
      takenOutAt: Date.parse(report.asOf),
      summary: summarizeReport(report),
    })),
  ].sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
}
