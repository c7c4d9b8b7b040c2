import { DateTime } from 'luxon';
import { MetricDefinition } from '../metrics/MetricDefinition';
import { formatDuration } from '../quantities/formatDuration';
import { Assessment, KeyResultInput, MetricKeyResult } from './KeyResultInput';
import { MEASURED_DAYS } from './windows';

/**
 * Why no colour can be given at this instant whatever the facts say, or undefined when one can. A cycle that was read
 * to its end has no newer facts to wait for.
 *
 * @internal
 */
export function findObstacle(
  metric: MetricDefinition,
  input: KeyResultInput,
): Assessment | undefined {
  const { freshness, cycle, asOf, current } = input;
  const zone = input.timeZone ?? 'utc';
  const early = notStarted(input);
  if (early) {
    return early;
  }
  if (freshness.collectedThrough === undefined) {
    return current === undefined || current.value.kind === 'none'
      ? {
          state: 'no data',
          stateReason: `${metric.source} has not been read yet.`,
        }
      : {
          state: 'outdated',
          stateReason: `Not everything that belongs to this has been read from ${metric.source} yet, so the number is not complete.`,
        };
  }
  const through = DateTime.fromISO(freshness.collectedThrough, {
    zone,
    locale: 'en-GB',
  });
  const isReadToTheEnd = asOf >= cycle.to && through.toMillis() >= cycle.to;
  if (freshness.stale && !isReadToTheEnd) {
    const when = through.toFormat("d LLLL yyyy 'at' HH:mm ZZZZ");
    return {
      state: 'outdated',
      stateReason: `${metric.source} was last read on ${when}, and much may have changed since.`,
    };
  }
  return undefined;
}

/** What is said before the cycle; undefined from its start on. @internal */
export function notStarted({
  cycle,
  asOf,
  timeZone = 'utc',
}: Pick<KeyResultInput, 'cycle' | 'asOf' | 'timeZone'>):
  | Assessment
  | undefined {
  if (asOf >= cycle.from) {
    return undefined;
  }
  const start = DateTime.fromMillis(cycle.from, {
    zone: timeZone,
    locale: 'en-GB',
  });
  return {
    state: 'not started',
    stateReason: `The cycle starts on ${start.toFormat('d LLLL yyyy')}.`,
  };
}

/** What is said where a measurement has no value. @internal */
export function explainSilence(
  { stat }: MetricKeyResult,
  { item, source, phases, remedies }: MetricDefinition,
  { current, asOf, cycle }: KeyResultInput,
): Assessment {
  const ofTheCycle = asOf >= cycle.to ? ' of the cycle' : '';
  const isDone = phases?.to ?? 'answered';
  const days = `the last ${MEASURED_DAYS} days${ofTheCycle}`;
  const noData = (stateReason: string): Assessment => ({
    state: 'no data',
    stateReason,
  });
  const reason = current?.value.kind === 'none' && current.value.reason;
  switch (reason) {
    case 'noItems':
      return noData(
        `There were no ${item.other} in ${days}, so there is nothing to measure.`,
      );
    case 'nothingAnswered':
      return noData(
        `None of the ${item.other} of ${days} has been ${isDone}, so there is no mean.`,
      );
    case 'curveEnds': {
      const far =
        stat.kind === 'within' ? formatDuration(stat.seconds) : 'that long';
      return noData(
        `No ${item.one} of ${days} has been followed for ${far} yet, so the share ${isDone} by then is not known.`,
      );
    }
    case 'usersNotIdentified': {
      const silence = `Users are not identified: something happened in ${days}, and there is nobody to divide it by.`;
      const remedy = remedies?.usersNotIdentified;
      return noData(remedy ? `${silence} ${remedy}` : silence);
    }
    case 'incomplete':
      return noData(
        `Too many of ${days} are incomplete: they still run, or ${source} says that much of them is missing.`,
      );
    case 'phaseUnknown':
      return noData(
        `There were ${item.other} in ${days}, and of none are the phases known that this is made from. An incident review can say them.`,
      );
    case 'severityUnknown':
      return noData(
        `There were ${item.other} in ${days}, and of none is it known whether they are severe: they have no severity, or one that is on no rung of the ladder. An incident review can say it.`,
      );
    case 'notCollected':
      return noData(`${source} has not been read for ${days} yet.`);
    default:
      return noData('This has not been measured yet.');
  }
}
