import {
  EvaluatedKeyResult,
  EvaluatedObjective,
} from '@keyresults/backstage-plugin-okr-common';
import { DateTime } from 'luxon';
import { isJudged, StaleSource } from '../evaluation';

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
    if (!stale || !isJudged(keyResult)) {
      return keyResult;
    }
    // What old numbers foretell is no better than they are.
    const { forecast, judgedValue, ...rest } = keyResult;
    return {
      ...rest,
      state: 'outdated',
      stateReason: explainOutdated(stale.collectedThrough, timeZone),
    };
  };
  return objectives.map(objective => ({
    ...objective,
    keyResults: objective.keyResults.map(show),
  }));
}

/** Why a key result is outdated. @param through - up to when its facts were read @internal */
export function explainOutdated(
  through: number | undefined,
  zone: string,
): string {
  if (through === undefined) {
    return 'Part of what it is made from has never been read.';
  }
  const when = DateTime.fromMillis(through, { zone, locale: 'en-GB' });
  return `The source was last read on ${when.toFormat(
    "d LLLL yyyy 'at' HH:mm ZZZZ",
  )}, and much may have changed since.`;
}
