import { baselineWindow, Cycle } from '@keyresults/backstage-plugin-okr-common';
import { baselineTargets, Snapshot } from '../evaluation';
import { isPushSource, Target } from '../facts';
import { sayDay, sayHistory, sayMinute } from './sayHistory';
import { readScope } from './scopeNow';
import { ServiceContext } from './ServiceContext';
import { Trouble } from './targetSight';

/**
 * The targets that baselines of a running cycle wait for whose history begins too late, or may still be joined by more.
 * Nothing is read where all baselines are there.
 *
 * @internal
 */
export async function shortBaselines(
  context: Pick<ServiceContext, 'facts' | 'settings' | 'now'>,
  { entityRef, cycle }: { entityRef: string; cycle: Cycle },
  snapshot: Snapshot,
): Promise<Trouble[]> {
  const { settings } = context;
  const now = context.now();
  const missing = missingBaselines(snapshot, cycle, now);
  if (missing.length === 0) {
    return [];
  }
  const { settleMs, metrics } = settings;
  const { timeZone } = settings.cycles;
  const scope = await readScope(context, entityRef, cycle.from);
  return missing
    .flatMap(({ id, where }) => {
      const metric = metrics.find(id);
      return metric
        ? baselineTargets(scope, { metric, where, cycle, now, settleMs })
        : [];
    })
    .filter(
      // What is still being read, or cannot be, is in trouble for that.
      ({ isAwaited, isRead, readyAt }) => isAwaited && isRead && readyAt > now,
    )
    .map(({ target, readyAt }) => ({
      ...target,
      state: 'short' as const,
      message:
        readyAt === Infinity
          ? askFor(target, cycle, now, timeZone)
          : `More of its history may still be pushed, so a measured baseline waits until ${sayMinute(
              readyAt,
              timeZone,
            )}.`,
    }));
}

/** What the baselines of a running cycle are to be measured of that a snapshot does not have yet. */
function missingBaselines(
  { document }: Snapshot,
  { from, to }: Cycle,
  now: number,
): { id: string; where: Readonly<Record<string, string>> }[] {
  if (now < from || now >= to) {
    return [];
  }
  return document.objectives
    .flatMap(({ keyResults }) => keyResults)
    .flatMap(({ kind, metric, where = {}, targetValue, baseline }) =>
      kind === 'metric' &&
      metric &&
      targetValue !== undefined &&
      baseline === undefined
        ? { id: metric.id, where }
        : [],
    );
}

function askFor(
  target: Target,
  cycle: Cycle,
  now: number,
  zone: string,
): string {
  const first = sayDay(baselineWindow(cycle).from, zone);
  const missing = `${sayHistory(
    target,
    now,
    zone,
  )} A measured baseline needs it since ${first}.`;
  return isPushSource(target.source)
    ? `${missing} Where nothing is missing since then, send that day as completeSince with a push, else write a number as the baseline (from:).`
    : `${missing} Write a number as the baseline (from:).`;
}
