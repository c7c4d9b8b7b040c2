import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { chanceOf } from '../../format/chances';
import { useText } from '../common/useText';

/** How likely it is that a key result is made: `40%`, `at most 40%`, `under 1%`; undefined where nobody knows. @internal */
export function useChanceText() {
  const t = useText();
  return (
    keyResult: Pick<
      EvaluatedKeyResult,
      'kind' | 'forecast' | 'keep' | 'metric'
    >,
  ): string | undefined => {
    const chance = chanceOf(keyResult);
    return chance?.bound
      ? t(`outlook.${chance.bound}`, { chance: chance.share })
      : chance?.share;
  };
}
