import {
  Baseline,
  baselineWindow,
  Calendar,
  CheckIn,
  countedStat,
  Cycle,
  currentWindow,
  EvaluatedKeyResult,
  EvaluatedObjective,
  evaluateKeyResult,
  evaluationInstant,
  Freshness,
  Guardrail,
  HabitKeyResult,
  isKeptBy,
  KeyResultDefinition,
  KeyResultInput,
  MetricKeyResult,
  ObjectiveDefinition,
  Problem,
  scoredOf,
  scoreOf,
  Stat,
  toBaseline,
} from '@keyresults/backstage-plugin-okr-common';
import {
  baselineFingerprint,
  guardrailFingerprint,
  judgedFingerprint,
} from './baselineFingerprint';
import { ChangesOf } from './changesKnown';
import { countHabit } from './countHabit';
import { JudgedValue } from './documents';
import { KEPT } from './judgedValues';
import {
  measurementOf,
  measureScope,
  ScopeQuestion,
  seriesOf,
} from './measureScope';
import { MetricRegistry } from './MetricRegistry';
import { ScopeFacts } from './ScopeFacts';
import { keyResultWeeks, weeksBefore } from './windows';

/** @internal */
export interface ObjectivesInput {
  cycle: Cycle;
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  /** In which weeks begin. */
  timeZone: string;
  objectives: readonly ObjectiveDefinition[];
  problems: readonly Problem[];
  facts: ScopeFacts;
  metrics: MetricRegistry;
  calendar: Calendar;
  /** Frozen ones, by `baselineFingerprint`. */
  baselines: ReadonlyMap<string, Baseline>;
  changesOf: ChangesOf;
  /** Of any of them. */
  checkIns: readonly CheckIn[];
  /** What metric key results and guardrails were judged with before, by their fingerprints. */
  judgedValues: Readonly<Record<string, JudgedValue>>;
  /** The oldest instant up to which a target was read, of those that were read at all; by sources. */
  readThrough: (sources: ReadonlySet<string>) => string | undefined;
}

/**
 * The objectives of one cycle with their key results as of an instant, judged as if the facts were fresh: whether they
 * are is found out when they are shown.
 *
 * @internal
 */
export function evaluateObjectives(
  input: ObjectivesInput,
): EvaluatedObjective[] {
  return input.objectives.map(objective => {
    const { id, why, owner, supports, links, weight } = objective;
    const keyResults = objective.keyResults.map(definition => ({
      ...evaluate(objective, definition, input),
      changes: input.changesOf(id, definition.id),
    }));
    return {
      id,
      objective: objective.objective,
      cycle: objective.cycle ?? input.cycle.id,
      why,
      owner,
      supports,
      links,
      weight,
      score: scoreOf(objective.keyResults, keyResults),
      scored: scoredOf({ keyResults }),
      keyResults,
    };
  });
}

function evaluate(
  objective: ObjectiveDefinition,
  definition: KeyResultDefinition,
  input: ObjectivesInput,
): EvaluatedKeyResult {
  const { cycle, asOf, timeZone, calendar, facts } = input;
  const base = {
    definition,
    problems: problemsOf(objective, definition, input.problems),
    cycle,
    asOf,
    timeZone,
    workingTime: calendar,
    checkIns: input.checkIns.filter(
      ({ objectiveId, keyResultId }) =>
        objectiveId === objective.id && keyResultId === definition.id,
    ),
    guardrail:
      asOf >= cycle.from && definition.kind !== 'invalid'
        ? guardrailOf(definition.guardrail, input)
        : undefined,
  };
  if (definition.kind === 'habit') {
    return evaluateKeyResult({ ...base, ...habitOf(definition, input) });
  }
  const question =
    definition.kind === 'metric' ? questionOf(definition, input) : undefined;
  if (definition.kind !== 'metric' || !question) {
    return evaluateKeyResult({
      ...base,
      series: [],
      freshness: { stale: false },
    });
  }
  const at = evaluationInstant(asOf, cycle);
  const isBegun = asOf >= cycle.from;
  const weeks = keyResultWeeks({ from: cycle.from }, at, timeZone);
  return evaluateKeyResult({
    ...base,
    metric: question.definition,
    calendar: calendar.label,
    current: isBegun
      ? measurementOf(facts, question, currentWindow(asOf, cycle), at)
      : undefined,
    baseline: input.baselines.get(
      baselineFingerprint(definition, cycle, calendar),
    ),
    series: seriesOf(facts, question, weeks, at),
    ...(definition.goal.kind === 'hold' && {
      earlierWeeks: seriesOf(
        facts,
        question,
        weeksBefore(weeks, cycle, timeZone),
        at,
      ),
    }),
    freshness: freshnessOf(question.sources, input),
    judgedBefore:
      input.judgedValues[judgedFingerprint(definition, cycle, calendar)],
  });
}

/** What a habit is counted from; nothing where it is ticked by hand. */
function habitOf(
  definition: HabitKeyResult,
  input: ObjectivesInput,
): Pick<KeyResultInput, 'metric' | 'series' | 'freshness'> {
  const { count } = definition;
  const metric = count && input.metrics.find(count.metric)?.definition;
  const stat = metric && countedStat(metric);
  const question =
    count && stat ? questionOf({ ...count, stat }, input) : undefined;
  if (!question) {
    return { metric, series: [], freshness: { stale: false } };
  }
  const { series, collectedThrough } = countHabit(input.facts, {
    definition,
    question,
    ...input,
  });
  return { metric, series, freshness: { stale: false, collectedThrough } };
}

/** Those of the key result itself, and the one that leaves its objective without a cycle. */
function problemsOf(
  objective: ObjectiveDefinition,
  { id }: KeyResultDefinition,
  problems: readonly Problem[],
): Problem[] {
  const own = problems.filter(
    ({ path }) =>
      path[0] === objective.id && path[1] === 'keyResults' && path[2] === id,
  );
  if (objective.cycle !== undefined) {
    return own;
  }
  const cause = problems.find(
    ({ path, severity }) =>
      severity === 'error' && path[0] === objective.id && path[1] === 'cycle',
  );
  return [
    ...own,
    cause ?? {
      path: [objective.id],
      position: objective.position,
      severity: 'error',
      message: 'Its objective has no cycle.',
    },
  ];
}

/** What is asked of a scope; nothing of a metric that is not known. @internal */
export function questionOf(
  asked: { metric: string; stat: Stat; where: Record<string, string> },
  { metrics, calendar }: Pick<ObjectivesInput, 'metrics' | 'calendar'>,
): ScopeQuestion | undefined {
  const metric = metrics.find(asked.metric);
  return (
    metric && { ...metric, stat: asked.stat, where: asked.where, calendar }
  );
}

function freshnessOf(
  sources: ReadonlySet<string>,
  input: ObjectivesInput,
): Pick<Freshness, 'stale' | 'collectedThrough'> {
  return { stale: false, collectedThrough: input.readThrough(sources) };
}

function guardrailOf(
  guardrail: Guardrail | undefined,
  input: ObjectivesInput,
): KeyResultInput['guardrail'] {
  const question = guardrail && questionOf(guardrail, input);
  if (!question) {
    return undefined;
  }
  const { facts, cycle, asOf, calendar, timeZone } = input;
  const at = evaluationInstant(asOf, cycle);
  const window = currentWindow(asOf, cycle);
  const measured = {
    metric: question.definition,
    current: measurementOf(facts, question, window, at),
  };
  const before =
    input.judgedValues[guardrailFingerprint(guardrail, cycle, calendar)];
  if (before === undefined) {
    return measured;
  }
  const { value } = before;
  const kept = before.state === KEPT;
  // Its weeks are looked at only where they decide.
  return isKeptBy(guardrail.keep, measured.current.value) === kept
    ? measured
    : {
        ...measured,
        judgedBefore: { value, kept },
        series: seriesOf(
          facts,
          question,
          keyResultWeeks({ from: cycle.from }, at, timeZone),
          at,
        ),
      };
}

/** A measured baseline as it is at this moment: of the days before the cycle, as of its start. @internal */
export function measureBaseline(
  definition: MetricKeyResult,
  input: Pick<ObjectivesInput, 'metrics' | 'calendar' | 'facts' | 'cycle'>,
  now: number,
): Baseline | undefined {
  const question = questionOf(definition, input);
  if (!question) {
    return undefined;
  }
  const window = baselineWindow(input.cycle);
  const result = measureScope(input.facts, question, window, input.cycle.from);
  return toBaseline(result, window, now);
}
