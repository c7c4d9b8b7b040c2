import { useMemo } from 'react';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import { formatValue } from '../../format/metrics';
import { formatScore } from '../../format/scores';
import { stateClass } from '../../theme/stateColours';
import { useText } from '../common/useText';
import { OverviewCell } from './rows';

/** What is said aloud of one key result, besides its title and state. @internal */
export function useCellTexts() {
  const t = useText();
  return useMemo(() => {
    const numbersOf = ({ keyResult }: OverviewCell) => {
      const { unit = 'ratio', value, targetValue, keep } = keyResult;
      if (value === undefined) {
        return [];
      }
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
  }, [t]);
}
