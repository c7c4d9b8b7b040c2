import { checkInValueText } from '@keyresults/backstage-plugin-okr-common';
import type {
  EvaluatedKeyResult,
  SaidCheckIn,
} from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { levelOf } from './confidence';

type Numbers = Pick<
  SaidCheckIn,
  'confidence' | 'value' | 'unitLabel' | 'ticks'
>;

/** The numbers of a check-in for people, each a few words. @internal */
export function useSaidText(keyResult: Pick<EvaluatedKeyResult, 'unitLabel'>) {
  const t = useText();
  return ({ confidence, value, unitLabel, ticks }: Numbers): string[] => [
    ...(value === undefined
      ? []
      : [checkInValueText({ value, unitLabel }, keyResult)]),
    ...(ticks === undefined ? [] : [t('checkIns.kept', { count: ticks })]),
    ...(confidence === undefined
      ? []
      : [
          `${t('checkIns.last', { value: String(confidence) })}, ${t(
            `checkIns.level.${levelOf(confidence)}`,
          )}`,
        ]),
  ];
}
