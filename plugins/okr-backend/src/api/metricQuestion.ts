import { InputError, NotFoundError } from '@backstage/errors';
import {
  Calendar,
  formatStat,
  hasStat,
  MEASURED_DAYS,
  MetricDefinition,
  parseStat,
  Stat,
  weeksBetween,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { EvaluationSettings, lastWeeks, ScopeQuestion } from '../evaluation';
import { readAsOf } from './instants';
import { MetricRequest } from './OkrService';
import { readWindow } from './readWindow';

/** A request as understood. @internal */
export interface MetricQuestion extends ScopeQuestion {
  window: Window;
  asOf: number;
}

/** With the weeks that are told beside the number, oldest first. @internal */
export interface SeriesQuestion extends MetricQuestion {
  weeks: readonly Window[];
}

const aDay: Stat = { kind: 'within', seconds: 86_400 };

/**
 * Reads what is asked of a metric.
 *
 * @param ownCalendar - the one that the entity chose by annotation, if any
 * @throws NotFoundError for a metric, and InputError for anything else, that cannot be understood
 * @internal
 */
export function readMetricQuestion(
  request: MetricRequest,
  ownCalendar: string | undefined,
  now: number,
  settings: EvaluationSettings,
): SeriesQuestion {
  const metric = settings.metrics.find(request.metric);
  if (!metric) {
    const known = settings.metrics.definitions.map(({ id }) => id);
    throw new NotFoundError(
      `There is no metric '${request.metric}'; there are ${
        known.join(', ') || 'none, because no module that measures is installed'
      }`,
    );
  }
  const asOf = readAsOf(request.asOf, now, settings.versionsKeptMs);
  const window = readWindow(request, asOf, request.days ?? MEASURED_DAYS);
  const { timeZone } = settings.cycles;
  const to = Math.min(asOf, window.to);
  return {
    ...metric,
    stat: readStat(request.stat, metric.definition),
    where: readWhere(request.where ?? []),
    calendar: readCalendar(request.calendar, ownCalendar, settings),
    window,
    weeks:
      request.weeks === undefined
        ? weeksBetween(window.from, to, timeZone)
        : lastWeeks(to, request.weeks, timeZone),
    asOf,
  };
}

function readStat(text: string | undefined, metric: MetricDefinition): Stat {
  if (text === undefined) {
    return { kind: 'named', name: metric.defaultStat };
  }
  const stat = parseStat(text);
  if (stat && hasStat(metric, stat)) {
    return stat;
  }
  const within =
    metric.estimator === 'waiting'
      ? [`within and a duration, such as ${formatStat(aDay)}`]
      : [];
  throw new InputError(
    `${metric.id} has no stat '${text}'; it has ${[
      ...metric.stats,
      ...within,
    ].join(', ')}`,
  );
}

function readWhere(conditions: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    conditions.map(condition => {
      const colon = condition.indexOf(':');
      if (colon < 1) {
        throw new InputError(
          `where '${condition}' is not a dimension and its value, such as severity:SEV1`,
        );
      }
      return [condition.slice(0, colon), condition.slice(colon + 1)];
    }),
  );
}

function readCalendar(
  name: string | undefined,
  ownCalendar: string | undefined,
  { calendars }: EvaluationSettings,
): Calendar {
  if (name === undefined) {
    return calendars.of(ownCalendar);
  }
  const calendar = calendars.find(name);
  if (!calendar) {
    throw new InputError(
      `There is no calendar '${name}': ${calendars.choices}`,
    );
  }
  return calendar;
}
