import {
  Calendar,
  IncidentsSummary,
  KeyResultDefinition,
  ObjectiveDefinition,
  SeverityLadder,
  wallCalendar,
} from '@keyresults/backstage-plugin-okr-common';
import { PhaseMetric, phaseMetrics, timeToResolve } from './phaseTime';
import { PhaseWaits } from './phaseWaits';

/** What solved fast enough means for incidents of a severity. @internal */
export interface Yardstick {
  severity: string;
  /** `incidents.timeToMitigate` or `incidents.timeToResolve`. */
  metric: string;
  seconds: number;
  /** Title of the key result that promises it; undefined where it is configured. */
  promisedBy?: string;
}

/** By name of the rung, in seconds; see `okr.incidents.solvedWithin`. @internal */
export type SolvedWithin = ReadonlyMap<string, number>;

type MetricKeyResult = Extract<KeyResultDefinition, { kind: 'metric' }>;
type Severe = IncidentsSummary['severe'][number];

const timeToMitigate = 'incidents.timeToMitigate';

/**
 * What incidents of a severity are held against: the shortest time that a key result promises for them, in whatever
 * share of them, else what is configured.
 *
 * @param objectives - of the cycles that run
 * @internal
 */
export function yardstickOf(
  severity: string,
  objectives: readonly ObjectiveDefinition[],
  ladder: SeverityLadder,
  configured: SolvedWithin,
): Yardstick | undefined {
  const promised = objectives
    .flatMap(({ keyResults }) => keyResults)
    .flatMap(keyResult =>
      keyResult.kind === 'metric' && isOf(keyResult, severity, ladder)
        ? yardstickIn(keyResult, severity)
        : [],
    )
    .sort((one, other) => one.seconds - other.seconds);
  const seconds = configured.get(severity);
  return (
    promised.at(0) ??
    (seconds === undefined
      ? undefined
      : { severity, metric: timeToResolve.id, seconds })
  );
}

/** Whether a key result is about how long incidents of the severity take, all of them and no others. */
function isOf(
  { metric, where: { severity: asked, ...others } }: MetricKeyResult,
  severity: string,
  ladder: SeverityLadder,
): boolean {
  return (
    (metric === timeToMitigate || metric === timeToResolve.id) &&
    asked !== undefined &&
    (ladder.find(asked) ?? asked) === severity &&
    Object.keys(others).length === 0
  );
}

function yardstickIn(
  { metric, stat, goal, title }: MetricKeyResult,
  severity: string,
): Yardstick[] {
  const promised = goal.kind === 'move' ? goal.to : goal.keep.value;
  const seconds = stat.kind === 'within' ? stat.seconds : promised;
  const isDuration = stat.kind === 'within' || stat.name !== 'count';
  return isDuration ? [{ severity, metric, seconds, promisedBy: title }] : [];
}

/**
 * How many incidents of a severity were solved in time. Open ones count once they are past it; before, nobody can say.
 *
 * What a key result promises is counted in the entity's calendar, as the key result itself is. What is configured holds for
 * all entities alike, and those whom an incident hurts do not wait for the morning: it is counted around the clock.
 *
 * @param input - `calendar` is the entity's; `waitsOf` says how long those of the severity took by a metric, undefined where
 * the period is not known
 * @internal
 */
export function solvedWithin(
  severity: string,
  yardstick: Yardstick | undefined,
  input: {
    calendar: Calendar;
    waitsOf: (
      metric: PhaseMetric,
      calendar: Calendar,
    ) => PhaseWaits | undefined;
  },
): Severe {
  const metric = phaseMetrics.find(({ id }) => id === yardstick?.metric);
  const calendar =
    yardstick?.promisedBy === undefined ? wallCalendar : input.calendar;
  const asked = metric && input.waitsOf(metric, calendar);
  if (!yardstick || !metric || !asked) {
    return {
      severity,
      within: 0,
      of: 0,
      unknown: 0,
      openPast: 0,
      openWithin: 0,
    };
  }
  const { waits, unknown } = asked;
  const { seconds, promisedBy } = yardstick;
  const isWithin = (milliseconds: number) => milliseconds <= seconds * 1000;
  const openPast = waits.censored.filter(wait => !isWithin(wait)).length;
  return {
    severity,
    target: {
      metric: metric.id,
      seconds,
      ...(promisedBy !== undefined && { promisedBy }),
      calendar: calendar.label,
    },
    within: waits.answered.filter(isWithin).length,
    of: waits.answered.length + openPast,
    unknown,
    openPast,
    openWithin: waits.censored.length - openPast,
  };
}
