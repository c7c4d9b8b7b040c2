import type { SeriesPoint } from '../api';
import type { Hint } from '../api/hints';
import { compareCounts } from '../comparison/compareCounts';
import { MEASURED_DAYS, WEEKS_OF_A_VALUE } from '../evaluation/windows';
import { formatNumber } from '../quantities/formatAmount';
import { describeStat } from '../quantities/stat';
import { canTellSharesApart, fewestItems } from './enoughItems';
import { baselineValueOf, Numbers } from './Numbers';

/** So many weeks have to be known before anybody says what is usual. */
const FEWEST_WEEKS = 2 * WEEKS_OF_A_VALUE;

/**
 * Whether so little happens that nobody could tell the target value from chance, even when it is reached. Quantiles and
 * means need as many items as an interval of them needs; shares and counts have to be so far apart that four weeks of
 * each tell them apart. Nothing is said of ratios and readings.
 *
 * @internal
 */
export function tooLittleData(numbers: Numbers): Hint[] {
  const { definition, metric, weeks } = numbers;
  const seen = weeks.filter(
    ({ value }) => value.kind !== 'none' || value.reason !== 'notCollected',
  );
  if (seen.length < FEWEST_WEEKS) {
    return [];
  }
  const usual = (countOf: (week: SeriesPoint) => number) =>
    seen.reduce((sum, week) => sum + countOf(week), 0) / seen.length;
  // What still waits tells how long it takes at least, and stands in every week that it waits in.
  const items =
    usual(({ answered }) => answered) * WEEKS_OF_A_VALUE +
    usual(({ waiting }) => waiting);
  const fewest =
    metric.estimator === 'waiting' ? fewestItems(definition.stat) : undefined;
  if (fewest !== undefined) {
    return items < fewest
      ? [
          hint(
            `There are about ${said(items)} ${
              metric.item.other
            } in four weeks, and a ${describeStat(
              definition.stat,
            )} needs ${fewest} to be told from chance.`,
          ),
        ]
      : [];
  }
  return canBeTold(numbers, items)
    ? []
    : [
        hint(
          `There are about ${said(items)} ${
            metric.item.other
          } in four weeks: too few to tell its target value from its baseline, even when it is reached.`,
        ),
      ];
}

function hint(reason: string): Hint {
  return {
    name: 'too-little-data',
    reason,
    advice:
      'Measure it over more services, or choose something that happens more often.',
    field: 'metric',
  };
}

function said(items: number): string {
  return formatNumber(items < 1 ? items : Math.round(items));
}

function canBeTold(numbers: Numbers, items: number): boolean {
  const { definition, metric } = numbers;
  if (definition.goal.kind === 'hold') {
    return true;
  }
  const target = definition.goal.to;
  const before = baselineValueOf(numbers);
  if (metric.estimator === 'incidentCount') {
    const { verdict } = compareCounts({
      current: { count: Math.round(target), exposure: MEASURED_DAYS },
      before: { count: Math.round(before ?? items), exposure: MEASURED_DAYS },
      better: metric.better,
    });
    return verdict !== 'tooFew';
  }
  const isShareOfItems =
    metric.estimator === 'share' || definition.stat.kind === 'within';
  return (
    !isShareOfItems ||
    before === undefined ||
    before === target ||
    canTellSharesApart(before, target, items)
  );
}
