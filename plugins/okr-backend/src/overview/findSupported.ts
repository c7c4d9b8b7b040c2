import {
  Cycle,
  OverviewResponse,
  parseCycle,
  readSupports,
  scoredOf,
} from '@keyresults/backstage-plugin-okr-common';
import type { Sight } from '../api/OkrService';
import { summarizeCycle } from '../evaluation';
import { KeptObjective, Overview } from './Overview';
import { OverviewContext } from './OverviewContext';

/** So many steps up are followed beyond the cycle; a chain of years within years is shorter. */
const MOST_STEPS = 5;

type Found = Pick<OverviewResponse, 'outside' | 'supported'>;
type OutsideObjective = Found['outside'][number];

/**
 * What the objectives of a cycle support outside it, so that a quarter's tree reaches up to the year's objective. Of what
 * the caller may not see nothing is told, as if it were not there.
 *
 * @internal
 */
export async function findSupported(
  context: OverviewContext,
  inside: readonly Overview[],
  cycle: Cycle,
  sight: Sight,
): Promise<Found> {
  const known = new Set(
    inside.flatMap(({ entityRef, summary }) =>
      summary.objectives.map(({ id }) => keyOf(entityRef, id)),
    ),
  );
  const outside: OutsideObjective[] = [];
  const supported = new Set<string>();
  let objectives: readonly Pick<KeptObjective, 'supports'>[] = inside.flatMap(
    ({ summary }) => summary.objectives,
  );
  for (let step = 0; step < MOST_STEPS && objectives.length > 0; step += 1) {
    const wanted = objectives
      .flatMap(({ supports }) => (supports && readSupports(supports)) || [])
      .filter(
        ({ entityRef, objectiveId }) =>
          !known.has(keyOf(entityRef, objectiveId)),
      );
    const refs = [...new Set(wanted.map(({ entityRef }) => entityRef))];
    const visible = await sight.visible(refs);
    visible.forEach(ref => supported.add(ref));
    const candidates = groupCandidates(
      await context.overviews.ofEntities([...visible], context.now()),
      cycle,
      context,
    );
    const found: OutsideObjective[] = [];
    for (const { entityRef, objectiveId } of wanted) {
      const key = keyOf(entityRef, objectiveId);
      const objective = candidates.get(key);
      if (objective && !known.has(key)) {
        found.push(objective);
      }
      known.add(key);
    }
    outside.push(...found);
    objectives = found;
  }
  return { outside, supported: [...supported].sort() };
}

/** Of an objective that has been in several cycles, the one that has days in common with this one, else the latest. */
function groupCandidates(
  overviews: readonly Overview[],
  cycle: Cycle,
  { settings }: OverviewContext,
): Map<string, OutsideObjective> {
  const ofCycles = overviews.flatMap(overview => {
    const parsed = parseCycle(overview.cycle, settings.cycles);
    return parsed.ok ? [{ ...overview, cycle: parsed.value }] : [];
  });
  const isShared = (other: Cycle) =>
    other.from < cycle.to && cycle.from < other.to;
  ofCycles.sort(
    (a, b) =>
      Number(isShared(a.cycle)) - Number(isShared(b.cycle)) ||
      a.cycle.to - b.cycle.to,
  );
  return new Map(
    ofCycles.flatMap(({ entityRef, title, cycle: own, summary }) =>
      summary.objectives.map(one => [
        keyOf(entityRef, one.id),
        {
          entityRef,
          title,
          cycle: summarizeCycle(own),
          id: one.id,
          objective: one.objective,
          supports: one.supports,
          score: one.score,
          scored: scoredOf(one),
        },
      ]),
    ),
  );
}

function keyOf(entityRef: string, objectiveId: string): string {
  return `${entityRef}#${objectiveId}`;
}
