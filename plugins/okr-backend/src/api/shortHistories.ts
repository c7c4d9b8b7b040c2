import {
  currentWindow,
  Cycle,
  MetricDefinition,
} from '@keyresults/backstage-plugin-okr-common';
import { DateTime } from 'luxon';
import { EvaluationSettings, reachesBack, Snapshot } from '../evaluation';
import { historyFromAt, isPushSource, Target } from '../facts';
import { Trouble } from './targetSight';

/** The metrics of a page whose number over the last days is not known, since not all that it is made from is. @internal */
export function darkMetrics({ document }: Snapshot): Set<string> {
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
 * The targets for whose sake numbers of the last days are not known: what is pushed of them counts from a later instant on
 * than these days begin. One of them is enough, and nobody else can say more than who pushes.
 *
 * @param targets - of the scope
 * @param metrics - by id: see `darkMetrics`
 * @internal
 */
export function shortHistories(
  targets: Iterable<Target>,
  metrics: ReadonlySet<string>,
  question: { cycle: Cycle; asOf: number },
  { metrics: registry, cycles }: Pick<EvaluationSettings, 'metrics' | 'cycles'>,
): Trouble[] {
  const { from } = currentWindow(question.asOf, question.cycle);
  const asked = [...metrics].flatMap(id => registry.find(id) ?? []);
  return [...targets].flatMap(target => {
    const isShort = asked.some(
      ({ sources, definition }) =>
        sources.has(target.source) &&
        isTooShort(target, definition, { from, asOf: question.asOf }),
    );
    return isShort
      ? [
          {
            ...target,
            state: 'short' as const,
            message: remedyFor(target, question.asOf, cycles.timeZone),
          },
        ]
      : [];
  });
}

function isTooShort(
  target: Target,
  definition: MetricDefinition,
  asked: { from: number; asOf: number },
): boolean {
  return isPushSource(target.source) && !reachesBack(target, definition, asked);
}

function remedyFor(target: Target, asOf: number, zone: string): string {
  const since = historyFromAt(target, asOf);
  const known =
    since === undefined
      ? 'Nobody has said since when what is pushed of it is complete.'
      : `What is pushed of it counts as complete since ${DateTime.fromMillis(
          since,
          { zone, locale: 'en-GB' },
        ).toFormat('d LLLL yyyy')}.`;
  return `${known} Numbers over the time before are not known. Where nothing is missing since an earlier day, send that day as completeSince with a push.`;
}
