import { useCallback } from 'react';
import type {
  Measurement,
  MetricSummary,
} from '@keyresults/backstage-plugin-okr-common';
import { canWait, evidenceOf } from '../../format/evidence';
import { useText } from './useText';

/** Says what a number is counted from: `28 days`, `11 incidents`, `128 answered · 5 waiting`. @internal */
export function useEvidenceText(): (
  metric: Pick<MetricSummary, 'id' | 'stat'> | undefined,
  counted: Pick<Measurement, 'answered' | 'waiting'>,
) => string[] {
  const t = useText();
  return useCallback(
    (metric, { answered, waiting }) => {
      const kind = evidenceOf(metric);
      switch (kind) {
        case 'items':
          return [t('keyResult.counted', { counted: String(answered) })];
        case 'waits':
          return [
            t('keyResult.answered', { answered: String(answered) }),
            t('keyResult.waiting', { waiting: String(waiting) }),
          ];
        default:
          return [
            t(`evidence.${kind}`, { count: answered }),
            ...(canWait(kind, metric) && waiting > 0
              ? [t('evidence.stillOpen', { waiting: String(waiting) })]
              : []),
          ];
      }
    },
    [t],
  );
}
