import { formatShare } from '@keyresults/backstage-plugin-okr-common';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';

/** A chance as people can use it; a key of `outlook` says what it is a bound of, where it is one. @internal */
export interface Chance {
  bound?: 'under' | 'over' | 'atMost' | 'atLeast';
  share: string;
}

/**
 * A chance in steps of 5 %, as nobody can tell 42 from 43; near none and all in whole percents.
 *
 * @internal
 */
export function chanceOf(
  keyResult: Pick<EvaluatedKeyResult, 'kind' | 'forecast' | 'keep' | 'metric'>,
): Chance | undefined {
  const { forecast } = keyResult;
  if (!forecast) {
    return undefined;
  }
  const { chance } = forecast;
  const share = formatShare(rounded(chance));
  if (forecast.isAtLeast) {
    return { bound: isUpward(keyResult) ? 'atLeast' : 'atMost', share };
  }
  if (chance < 0.01) {
    return { bound: 'under', share: formatShare(0.01) };
  }
  return chance > 0.99
    ? { bound: 'over', share: formatShare(0.99) }
    : { share };
}

function rounded(chance: number): number {
  const isNearEnd = chance < 0.05 || chance > 0.95;
  const inside = Math.min(0.99, Math.max(0.01, chance));
  return isNearEnd
    ? Math.round(inside * 100) / 100
    : Math.round(chance * 20) / 20;
}

/** Whether more is what was promised. */
function isUpward({
  kind,
  keep,
  metric,
}: Pick<EvaluatedKeyResult, 'kind' | 'keep' | 'metric'>): boolean {
  if (kind === 'habit') {
    return true;
  }
  return keep ? keep.op === 'above' : metric?.better === 'higher';
}
