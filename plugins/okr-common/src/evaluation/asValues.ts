import { SeriesPoint } from '../api';
import { Stat } from '../metrics/MetricDefinition';
import { addsUp } from '../quantities/stat';
import { WEEKS_OF_A_VALUE } from './windows';

/**
 * Weeks told as a value would be that goes on at their rate, so that they can be held against a target value: of what
 * adds up, such as incidents, 28 days have four times as many as a week.
 *
 * @public
 */
export function asValues(
  series: readonly SeriesPoint[],
  stat: Stat | undefined,
): readonly SeriesPoint[] {
  if (stat === undefined || !addsUp(stat)) {
    return series;
  }
  return series.map(point =>
    point.value.kind === 'none'
      ? point
      : {
          ...point,
          value: {
            ...point.value,
            value: point.value.value * WEEKS_OF_A_VALUE,
          },
        },
  );
}
