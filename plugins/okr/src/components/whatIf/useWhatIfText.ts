import { formatAmount, whatIf } from '@keyresults/backstage-plugin-okr-common';
import type {
  Aim,
  MetricUnit,
  SeriesPoint,
} from '@keyresults/backstage-plugin-okr-common';
import { unbroken } from '../../format/metrics';
import { useText } from '../common/useText';

/** What to say of a target value that is tried. @internal */
export interface WhatIfQuestion {
  series: readonly SeriesPoint[];
  asOf: string;
  aim: Aim;
  unit: MetricUnit;
}

/** Says in how many weeks a target value would have been met. @internal */
export function useWhatIfText() {
  const t = useText();
  return ({ series, asOf, aim, unit }: WhatIfQuestion, amount: number) => {
    const { met, missed, undecided, leftOut } = whatIf(
      series,
      aim,
      amount,
      asOf,
    );
    const known = met + missed + undecided;
    if (known === 0) {
      return t('whatIf.nothing');
    }
    const said = unbroken(formatAmount(amount, unit));
    const words = {
      value:
        aim.kind === 'keep' ? t(`keyResult.${aim.op}`, { value: said }) : said,
      met: String(met),
    };
    const sentences = [
      leftOut > 0
        ? t(aim.kind === 'keep' ? 'whatIf.keepKnown' : 'whatIf.reachKnown', {
            ...words,
            known: String(known),
            all: String(known + leftOut),
          })
        : t(`whatIf.${aim.kind}`, { ...words, count: known }),
      ...(undecided > 0 ? [t('whatIf.undecided', { count: undecided })] : []),
      ...(leftOut > 0 ? [t('whatIf.leftOut', { count: leftOut })] : []),
    ];
    return sentences.join(' ');
  };
}
