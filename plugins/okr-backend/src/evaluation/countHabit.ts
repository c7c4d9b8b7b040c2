import {
  Cycle,
  evaluationInstant,
  habitPeriodsOf,
  HabitKeyResult,
  measure,
  notCollected,
  SeriesPoint,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { heardThrough, isRefused, Target } from '../facts';
import { habitKnownAt } from './habitSettling';
import { ScopeQuestion, writeWindow } from './measureScope';
import { reachesBack } from './reachesBack';
import { factsAsKnown, ScopeFacts } from './ScopeFacts';
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
 * How often the facts of a habit happened in each of its weeks or months. Each is counted over what was in the scope when it
 * ended, so that who joins or leaves changes no week that is over, and with what is known as of the instant
 * (see `habitKnownAt`): what was not known when a week ended, since its source could not be read, is counted once it can.
 *
 * @internal
 */
export function countHabit(
  facts: ScopeFacts,
  { definition, question, cycle, asOf, timeZone }: HabitQuestion,
): { series: SeriesPoint[]; collectedThrough: string | undefined } {
  const at = evaluationInstant(asOf, cycle);
  const known = habitKnownAt(cycle, question.definition, at);
  return {
    series: habitPeriodsOf(definition, cycle, at, timeZone).map(period =>
      countPeriod(facts, question, period, { at, known }),
    ),
    collectedThrough: countedThrough(targetsAt(facts, question, at)),
  };
}

/** What is found is found, also where not everything was read: that is told beside it. */
function countPeriod(
  facts: ScopeFacts,
  question: ScopeQuestion,
  period: Window,
  { at, known }: { at: number; known: number },
): SeriesPoint {
  const { where } = question;
  const targets = targetsAt(facts, question, Math.min(period.to, at));
  const query = { metric: question, where, window: period, asOf: known };
  const found = factsAsKnown(facts, query, targets);
  const counted = found
    ? measure({ ...question, facts: found, window: period, asOf: at })
    : notCollected;
  const {
    value,
    answered,
    waiting,
    leftOut = [],
  } = counted.value.kind === 'none' && !targets.some(isRead)
    ? notCollected
    : counted;
  const isWhole =
    targets.length > 0 &&
    targets.every(target => isCovered(target, question, period, known)) &&
    leftOut.every(({ reason }) => reason !== 'incomplete');
  return {
    ...writeWindow(period),
    value,
    answered,
    waiting,
    ...(!isWhole && { incomplete: true }),
  };
}

/** The targets that were in the scope at an instant; none of a metric that is counted stands for several. */
function targetsAt(
  { scope, targets }: ScopeFacts,
  { where, ...metric }: ScopeQuestion,
  asOf: number,
): Target[] {
  const { single, joint } = targetsOfMetric(scope, targets, {
    metric,
    where,
    asOf,
  });
  return [...single, ...joint.map(({ target }) => target)];
}

function isRead({ pastKnownAt }: Target): boolean {
  return pastKnownAt !== undefined;
}

/** Whether all that a target has to tell of a period was read, by the instant whose knowledge counts. */
function isCovered(
  target: Target,
  { definition }: ScopeQuestion,
  { from, to }: Window,
  asOf: number,
): boolean {
  return (
    isRead(target) &&
    reachesBack(target, definition, { from, asOf }) &&
    (heardThrough(target, asOf) ?? -Infinity) >= to
  );
}

/** Up to when all of the targets were read that were read at all and answer; coverage and troubles tell of the others. */
function countedThrough(targets: readonly Target[]): string | undefined {
  const read = targets
    .filter(target => !isRefused(target))
    .flatMap(({ collectedThrough }) => collectedThrough ?? []);
  return read.length > 0 ? writeInstant(Math.min(...read)) : undefined;
}
