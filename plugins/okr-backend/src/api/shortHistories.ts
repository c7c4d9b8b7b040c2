import { currentWindow, Cycle } from '@keyresults/backstage-plugin-okr-common';
import {
  EvaluationSettings,
  MeasuredMetric,
  reachesBack,
  Snapshot,
} from '../evaluation';
import { isPushSource, Target } from '../facts';
import { sayHistory } from './sayHistory';
import { readScope } from './scopeNow';
import { ServiceContext } from './ServiceContext';
import { shortBaselines } from './shortBaselines';
import { Trouble } from './targetSight';

/**
 * The targets for whose sake numbers of a page are not known, or baselines not measured yet: what is known of them begins
 * too late. Nothing is read where all are known.
 *
 * @internal
 */
export async function readShort(
  context: Pick<ServiceContext, 'facts' | 'settings' | 'now'>,
  page: { entityRef: string; cycle: Cycle },
  snapshot: Snapshot,
): Promise<Trouble[]> {
  const [ofDays, ofBaselines] = await Promise.all([
    shortDays(context, page, snapshot),
    shortBaselines(context, page, snapshot),
  ]);
  // A baseline asks for more than the days do: who gives it that gives it to both.
  const byId = new Map([...ofDays, ...ofBaselines].map(one => [one.id, one]));
  return [...byId.values()];
}

async function shortDays(
  context: Pick<ServiceContext, 'facts' | 'settings' | 'now'>,
  { entityRef, cycle }: { entityRef: string; cycle: Cycle },
  snapshot: Snapshot,
): Promise<Trouble[]> {
  const { settings } = context;
  const metrics = [...darkMetrics(snapshot)].flatMap(
    id => settings.metrics.find(id) ?? [],
  );
  if (metrics.length === 0) {
    return [];
  }
  const { targets } = await readScope(context, entityRef, context.now());
  const { asOf } = snapshot;
  const { from } = currentWindow(asOf, cycle);
  return shortHistories(targets.values(), metrics, { from, asOf }, settings);
}

/** The metrics of a page whose number over the last days is not known, since not all that it is made from is. */
function darkMetrics({ document }: Snapshot): Set<string> {
  return new Set(
    document.objectives
      .flatMap(({ keyResults }) => keyResults)
      .flatMap(({ metric, current }) =>
        metric &&
        current?.value.kind === 'none' &&
        current.value.reason === 'notCollected'
          ? metric.id
          : [],
      ),
  );
}

/**
 * The targets for whose sake numbers over a period are not known: what is pushed of them counts from a later instant on
 * than it begins. One of them is enough, and nobody else can say more than who pushes.
 *
 * @param targets - of the scope
 * @internal
 */
export function shortHistories(
  targets: Iterable<Target>,
  metrics: readonly Pick<MeasuredMetric, 'sources' | 'definition'>[],
  asked: { from: number; asOf: number },
  { cycles }: Pick<EvaluationSettings, 'cycles'>,
): Trouble[] {
  const isShort = (target: Target) =>
    metrics.some(
      ({ sources, definition }) =>
        sources.has(target.source) && !reachesBack(target, definition, asked),
    );
  return [...targets]
    .filter(target => isPushSource(target.source) && isShort(target))
    .map(target => ({
      ...target,
      state: 'short' as const,
      message: `${sayHistory(
        target,
        asked.asOf,
        cycles.timeZone,
      )} Numbers over the time before are not known. Where nothing is missing since an earlier day, send that day as completeSince with a push.`,
    }));
}
