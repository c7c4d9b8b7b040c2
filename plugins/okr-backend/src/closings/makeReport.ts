import {
  Cycle,
  cycleDays,
  CycleReport,
  EvaluatedObjective,
} from '@keyresults/backstage-plugin-okr-common';
import { showFreshness } from '../api/showFreshness';
import { StoredCheckIn } from '../checkIns/StoredCheckIn';
import { FrozenReport, PromisedSnapshot, writeInstant } from '../evaluation';
import { ClosingContext } from './ClosingContext';

const CHECK_INS_PER_READ = 500;

/**
 * The report of a cycle that is over and not closed: what was found at its end, as the page shows it, with all that was
 * said of its days.
 *
 * @internal
 */
export async function makeReport(
  context: ClosingContext,
  { entityRef, cycle }: { entityRef: string; cycle: Cycle },
  snapshot: PromisedSnapshot,
): Promise<FrozenReport> {
  const { asOf, document } = snapshot;
  const { settings, demo, entities } = context;
  const { staleSources } = document.freshness;
  const objectives = showFreshness(
    document.objectives,
    id => {
      const sources = settings.metrics.find(id)?.sources;
      return staleSources.find(({ source }) => sources?.has(source));
    },
    settings.cycles.timeZone,
  ).map(withoutHints);
  const entity = await entities.find(entityRef);
  return {
    entityRef,
    title: entity?.title ?? entityRef,
    demo,
    cycle: document.cycle,
    asOf: writeInstant(asOf),
    objectives,
    ...(document.takenOut && { takenOut: document.takenOut }),
    checkIns: await checkInsOf(context, { entityRef, cycle }, snapshot),
  };
}

/** They are about what could be done better while the cycle ran. */
function withoutHints({
  hints: _ofObjective,
  keyResults,
  ...objective
}: EvaluatedObjective): EvaluatedObjective {
  return {
    ...objective,
    keyResults: keyResults.map(({ hints, ...keyResult }) => keyResult),
  };
}

async function checkInsOf(
  { checkIns, settings }: ClosingContext,
  { entityRef, cycle }: { entityRef: string; cycle: Cycle },
  { document }: PromisedSnapshot,
): Promise<CycleReport['checkIns']> {
  const days = cycleDays(cycle, settings.cycles.timeZone);
  const limit = CHECK_INS_PER_READ;
  const said: StoredCheckIn[] = [];
  const about = { entityRef, cycle: cycle.id, days, limit };
  let page = await checkIns.page(about);
  said.push(...page.items);
  while (page.next) {
    page = await checkIns.page({ ...about, after: page.next });
    said.push(...page.items);
  }
  const ids = new Set(document.objectives.map(({ id }) => id));
  const belongs = (one: StoredCheckIn) =>
    one.cycle === cycle.id ||
    (one.cycle === undefined && ids.has(one.objectiveId));
  return said
    .filter(belongs)
    .reverse()
    .map(({ objectiveId, keyResultId, title, day, at, author, ...rest }) => ({
      ...{ objectiveId, keyResultId, title, day, at: writeInstant(at), author },
      confidence: rest.confidence,
      words: rest.words,
      value: rest.value,
      unitLabel: rest.unitLabel,
      ticks: rest.ticks,
    }));
}
