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

type Found = Pick<OverviewResponse, 'outside' | 'supported'>;
type OutsideObjective = Found['outside'][number];

/**
 * What the objectives of a cycle support outside it, so that a quarter's tree reaches up to the year's objective, however
 * many lie between. Of what the caller may not see nothing is told, as if it were not there.
 *
 * A step up follows no objective that one before has followed, so that it ends, circle or not. Of the entities it comes to
 * it reads those that none before has read, with one statement.
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
  const asked = new Set<string>();
  const candidates = new Map<string, OutsideObjective>();
  let objectives: readonly Pick<KeptObjective, 'supports'>[] = inside.flatMap(
    ({ summary }) => summary.objectives,
  );
  while (objectives.length > 0) {
    const wanted = objectives
      .flatMap(({ supports }) => (supports && readSupports(supports)) || [])
      .filter(
        ({ entityRef, objectiveId }) =>
          !known.has(keyOf(entityRef, objectiveId)),
      );
    const refs = new Set(
      wanted
        .map(({ entityRef }) => entityRef)
        .filter(entityRef => !asked.has(entityRef)),
    );
    if (refs.size > 0) {
      refs.forEach(ref => asked.add(ref));
      const visible = await sight.visible([...refs]);
      visible.forEach(ref => supported.add(ref));
      const read = await context.overviews.ofEntities(
        [...visible],
        context.now(),
      );
      for (const [key, objective] of candidatesOf(read, cycle, context)) {
        candidates.set(key, objective);
      }
    }
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
function candidatesOf(
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
