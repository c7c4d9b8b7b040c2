import { useMemo } from 'react';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import type { OverviewResponse } from '@keyresults/backstage-plugin-okr-common';
import { formatValue, unitOf } from '../../format/metrics';
import { formatScore } from '../../format/scores';
import { stateClass } from '../../theme/stateColours';
import { useText } from '../common/useText';
import { OverviewCell } from './rows';

/** What is said aloud of one key result, besides its title and state. @internal */
export function useCellTexts(metrics: OverviewResponse['metrics']) {
  const t = useText();
  return useMemo(() => {
    const units = new Map(metrics.map(({ id, unit }) => [id, unit]));
    const numbersOf = ({ keyResult }: OverviewCell) => {
      const { metric, stat = '', value, targetValue, keep } = keyResult;
      if (value === undefined) {
        return [];
      }
      const measured = metric === undefined ? undefined : units.get(metric);
      const unit = measured ? unitOf({ unit: measured, stat }) : 'ratio';
      const amount = (number: number) =>
        formatAmount(number, unit, keyResult.unitLabel);
      let target = targetValue === undefined ? undefined : amount(targetValue);
      if (keep) {
        target = t(
          keep.op === 'above' ? 'keyResult.above' : 'keyResult.below',
          { value: amount(keep.value) },
        );
      }
      const now = formatValue(value, unit);
      return [
        target === undefined
          ? now
          : t('overview.cellValue', { value: now, target }),
      ];
    };
    return (cell: OverviewCell) => {
      const { keyResult, objective } = cell;
      const { changed, score } = keyResult;
      const parts = [
        ...numbersOf(cell),
        ...(score === undefined
          ? []
          : [t('overview.cellScore', { score: formatScore(score) })]),
        ...(changed
          ? [
              t('overview.cellChanged', {
                from: t(`state.${stateClass[changed.from]}`),
              }),
            ]
          : []),
        t('overview.cellOf', { objective: objective.objective }),
      ];
      return parts.join(', ');
    };
  }, [t, metrics]);
}
