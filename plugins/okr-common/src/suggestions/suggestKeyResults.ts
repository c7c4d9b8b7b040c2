import { DateTime } from 'luxon';
import { Suggestion } from '../api';
import { editAnnotation } from '../editing';
import { summarizeMetric } from '../metrics/summarizeMetric';
import { formatAmount } from '../quantities/formatAmount';
import { formatStat, unitLabelOfStat } from '../quantities/stat';
import { distanceOf, MetricHistory, Standing, standingOf } from './History';
import { roundAmount, writtenAmount } from './roundAmount';
import { suggestionChanges } from './suggestionChanges';
import { idOfMetric, Theme, themeOf } from './themes';

/** Of each kind. */
const MOST_OF_A_KIND = 2;

/** A best that is nearer than this is no reason to hope, and what is good enough no reason to worry. */
const LEAST_GAIN = 0.1;

/** What is asked for where there is no better time to point to. */
const USUAL_GAIN = 0.25;

/** @public */
export interface SuggestionOptions {
  /** Id of the cycle to suggest for. */
  cycle: string;
  /** Metrics that key results have already. */
  taken: ReadonlySet<string>;
  /** IANA; in which days are told. */
  timeZone: string;
}

/**
 * Key results that an entity could promise, drawn from its own last quarter: its worst numbers, by how often they hold what
 * most teams are content with (`goodEnough` of the metric), and the ones that were best before, by the part of today's
 * that was saved in its own best four weeks. The target value is that best; where it never was a tenth better, a quarter
 * less. Numbers that are made from too few items are left out.
 *
 * @returns the worst first, one for each objective
 * @public
 */
export function suggestKeyResults(
  histories: readonly MetricHistory[],
  options: SuggestionOptions,
): Suggestion[] {
  const takenThemes = new Set(
    histories
      .filter(({ metric }) => options.taken.has(metric.id))
      .map(({ metric }) => themeOf(metric).id),
  );
  const standings = histories.flatMap(history => standingOf(history) ?? []);
  const chosen: Suggestion[] = [];
  const choose = (
    kind: Suggestion['kind'],
    measure: (standing: Standing) => number,
  ) => {
    const ranked = standings
      .map(standing => ({ standing, measure: measure(standing) }))
      .filter(it => it.measure > 0)
      .sort((a, b) => b.measure - a.measure);
    let count = 0;
    for (const { standing } of ranked) {
      const theme = themeOf(standing.metric);
      const suggestion = takenThemes.has(theme.id)
        ? undefined
        : suggestionOf(kind, standing, theme, options);
      if (suggestion && count < MOST_OF_A_KIND) {
        chosen.push(suggestion);
        takenThemes.add(theme.id);
        count += 1;
      }
    }
  };
  choose('worst', beyondGoodEnough);
  choose('improvable', gainOfBest);
  return chosen;
}

/** How much farther from perfect than what is good enough, as a part of that; 0 where that is too little to count. */
function beyondGoodEnough(standing: Standing): number {
  const { metric, value } = standing;
  if (metric.goodEnough === undefined) {
    return 0;
  }
  const limit = distanceOf(metric.goodEnough, standing);
  const distance = distanceOf(value, standing);
  if (limit === undefined || distance === undefined) {
    return 0;
  }
  const beyond = distance / limit - 1;
  return beyond >= LEAST_GAIN ? beyond : 0;
}

/** The part of today's distance from perfect that its best time saved; 0 where that is too little to count. */
function gainOfBest(standing: Standing): number {
  const { better, value, best } = standing;
  if (best === undefined || value === 0) {
    return 0;
  }
  const now = distanceOf(value, standing);
  const then = distanceOf(best.value, standing);
  const gain =
    now !== undefined && then !== undefined
      ? 1 - then / now
      : (best.value - value) / Math.abs(value);
  const isBetter = better === 'lower' ? best.value < value : best.value > value;
  return isBetter && gain >= LEAST_GAIN ? gain : 0;
}

function suggestionOf(
  kind: Suggestion['kind'],
  standing: Standing,
  theme: Theme,
  options: SuggestionOptions,
): Suggestion | undefined {
  const { metric, stat, unit, better, value, isMore } = standing;
  const { targetValue, targetReason } = targetOf(standing, options);
  const baseline = roundAmount(value, unit);
  const isAhead =
    better === 'lower' ? targetValue < baseline : targetValue > baseline;
  const label = unitLabelOfStat(stat, metric);
  const say = (amount: number) => formatAmount(amount, unit, label);
  // What reads the same asks for nothing.
  if (!isAhead || say(baseline) === say(targetValue)) {
    return undefined;
  }
  const now = `${isMore ? 'more than ' : ''}${say(baseline)}`;
  const suggestion = {
    kind,
    metric: summarizeMetric(metric, stat),
    current: { kind: isMore ? 'moreThan' : 'value', value },
    baseline,
    targetValue,
    reason:
      kind === 'worst' && metric.goodEnough !== undefined
        ? `It was at ${now} in the last four weeks; most teams are content with ${say(
            metric.goodEnough,
          )}.`
        : `It was at ${now} in the last four weeks, and it has been better.`,
    targetReason,
    objective: { id: theme.id, title: theme.title },
    keyResultId: idOfMetric(metric),
    keyResult: {
      metric: metric.id,
      stat: formatStat(stat),
      from: writtenAmount(baseline, unit),
      to: writtenAmount(targetValue, unit),
    },
  } as const;
  const edit = editAnnotation(
    '',
    suggestionChanges(suggestion, [], options.cycle),
  );
  return edit.kind === 'edited'
    ? { ...suggestion, yaml: edit.text }
    : undefined;
}

function targetOf(
  standing: Standing,
  { timeZone }: SuggestionOptions,
): Pick<Suggestion, 'targetValue' | 'targetReason'> {
  const { unit, value, best, metric, stat } = standing;
  if (best && gainOfBest(standing) > 0) {
    const day = (instant: string) =>
      DateTime.fromISO(instant, { zone: timeZone, locale: 'en-GB' });
    const from = day(best.window.from).toFormat('d LLLL');
    const to = day(best.window.to).minus({ milliseconds: 1 });
    const amount = formatAmount(
      best.value,
      unit,
      unitLabelOfStat(stat, metric),
    );
    return {
      targetValue: roundAmount(best.value, unit),
      targetReason: `In your own best four weeks, from ${from} to ${to.toFormat(
        'd LLLL',
      )}, it was at ${amount}.`,
    };
  }
  const distance = distanceOf(value, standing);
  const aimed =
    distance === undefined
      ? value + Math.abs(value) * USUAL_GAIN
      : value + (standing.better === 'lower' ? -1 : 1) * distance * USUAL_GAIN;
  return {
    targetValue: roundAmount(aimed, unit),
    targetReason:
      'A quarter of the way to perfect: in the last quarter it never was much better, so this is a start.',
  };
}
