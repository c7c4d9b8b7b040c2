import {
  EvaluatedKeyResult,
  EvaluatedObjective,
} from '@keyresults/backstage-plugin-okr-common';
import { DateTime } from 'luxon';
import { StaleSource } from '../evaluation';

/**
 * Objectives as they are to be shown: a key result of which a source has not been read for too long is outdated, whatever
 * its last value says.
 *
 * @param staleSourceOf - for a metric whose facts are too old, up to when they were read; undefined for the others
 * @internal
 */
export function showFreshness(
  objectives: readonly EvaluatedObjective[],
  staleSourceOf: (
    metric: string,
  ) => Pick<StaleSource, 'collectedThrough'> | undefined,
  timeZone: string,
): EvaluatedObjective[] {
  const show = (keyResult: EvaluatedKeyResult): EvaluatedKeyResult => {
    const [stale] = [keyResult.metric, keyResult.guardrail?.metric].flatMap(
      metric => (metric && staleSourceOf(metric.id)) ?? [],
    );
    return stale && isJudged(keyResult)
      ? {
          ...keyResult,
          state: 'outdated',
          stateReason: explain(stale.collectedThrough, timeZone),
        }
      : keyResult;
  };
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

function explain(through: number | undefined, zone: string): string {
  if (through === undefined) {
    return 'Part of what it is made from has never been read.';
  }
  const when = DateTime.fromMillis(through, { zone, locale: 'en-GB' });
  return `The source was last read on ${when.toFormat(
    "d LLLL yyyy 'at' HH:mm ZZZZ",
  )}, and much may have changed since.`;
}
