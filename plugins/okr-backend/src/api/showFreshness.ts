import {
  EvaluatedKeyResult,
  EvaluatedObjective,
  Freshness,
} from '@keyresults/backstage-plugin-okr-common';
import { DateTime } from 'luxon';

/**
 * Objectives as they are to be shown: a key result whose source has not been read for too long is outdated, whatever
 * its last value says.
 *
 * @param isStale - whether the facts of a metric are too old
 * @internal
 */
export function showFreshness(
  objectives: readonly EvaluatedObjective[],
  isStale: (metric: string) => boolean,
  { collectedThrough }: Pick<Freshness, 'collectedThrough'>,
  timeZone: string,
): EvaluatedObjective[] {
  const outdated = {
    state: 'outdated' as const,
    stateReason: explain(collectedThrough, timeZone),
  };
  const show = (keyResult: EvaluatedKeyResult): EvaluatedKeyResult =>
    isJudged(keyResult) &&
    [keyResult.metric, keyResult.guardrail?.metric].some(
      metric => metric && isStale(metric.id),
    )
      ? { ...keyResult, ...outdated }
      : keyResult;
  return objectives.map(objective => ({
    ...objective,
    keyResults: objective.keyResults.map(show),
  }));
}

/** Where nothing was ever read the state says so already. */
function isJudged({ kind, state, current }: EvaluatedKeyResult): boolean {
  const { value } = current ?? {};
  const isRead =
    value && !(value.kind === 'none' && value.reason === 'notCollected');
  return (
    kind === 'metric' &&
    state !== 'invalid' &&
    state !== 'not started' &&
    Boolean(isRead)
  );
}

function explain(through: string | undefined, zone: string): string {
  if (through === undefined) {
    return 'Part of what it is made from has never been read.';
  }
  const when = DateTime.fromISO(through, { zone, locale: 'en-GB' });
  return `The source was last read on ${when.toFormat(
    "d LLLL yyyy 'at' HH:mm ZZZZ",
  )}, and much may have changed since.`;
}
