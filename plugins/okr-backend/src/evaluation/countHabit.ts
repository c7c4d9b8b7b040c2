import {
  Cycle,
  evaluationInstant,
  habitPeriodsOf,
  HabitKeyResult,
  SeriesPoint,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { isRefused } from '../facts';
import { measureScope, ScopeQuestion, writeWindow } from './measureScope';
import { ScopeFacts } from './ScopeFacts';
import { targetsOfMetric } from './targetsOfMetric';
import { writeInstant } from './writeInstant';

interface HabitQuestion {
  definition: HabitKeyResult;
  question: ScopeQuestion;
  cycle: Cycle;
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  timeZone: string;
}

/**
 * How often the facts of a habit happened in each of its weeks or months, with what is known as of the instant: what was
 * not known when a week ended, since its source could not be read, is counted once it can.
 *
 * @internal
 */
export function countHabit(
  facts: ScopeFacts,
  { definition, question, cycle, asOf, timeZone }: HabitQuestion,
): { series: SeriesPoint[]; collectedThrough: string | undefined } {
  const at = evaluationInstant(asOf, cycle);
  return {
    series: habitPeriodsOf(definition, cycle, at, timeZone).map(period =>
      countPeriod(facts, question, period, at),
    ),
    collectedThrough: countedThrough(facts, question, at),
  };
}

function countPeriod(
  facts: ScopeFacts,
  question: ScopeQuestion,
  period: Window,
  asOf: number,
): SeriesPoint {
  const result = measureScope(facts, question, period, asOf);
  const { value, answered, waiting, leftOut = [] } = result;
  const incomplete = leftOut.some(({ reason }) => reason === 'incomplete');
  return {
    ...writeWindow(period),
    value,
    answered,
    waiting,
    ...(incomplete && { incomplete }),
  };
}

/** Up to when all of the targets were read that were read at all and answer; coverage and troubles tell of the others. */
function countedThrough(
  { scope, targets }: ScopeFacts,
  { where, ...metric }: ScopeQuestion,
  asOf: number,
): string | undefined {
  const { single, joint } = targetsOfMetric(scope, targets, {
    metric,
    where,
    asOf,
  });
  const read = [...single, ...joint.map(({ target }) => target)]
    .filter(target => !isRefused(target))
    .flatMap(({ collectedThrough }) => collectedThrough ?? []);
  return read.length > 0 ? writeInstant(Math.min(...read)) : undefined;
}
