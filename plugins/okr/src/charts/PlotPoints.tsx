import type { MetricUnit } from '@keyresults/backstage-plugin-okr-common';
import { formatValue, unbroken } from '../format/metrics';
import { useChartStyles } from './chartStyles';
import { ChartPoint, cutPoints, labelledPoints } from './geometry';
import { PointMark } from './PointMark';

/** About how wide a label is, in pixels. */
const labelRoom = 72;

/** Every week's mark, and the true value beside those that lie over the edge. @internal */
export const PlotPoints = (props: {
  points: ChartPoint[];
  hovered?: ChartPoint;
  top: number;
  unit: MetricUnit;
  width: number;
  x(point: ChartPoint): number;
  y(point: ChartPoint): number;
}) => {
  const classes = useChartStyles();
  const { points, x, y, width } = props;
  const cut = cutPoints(points, props.top);
  const classOf = (point: ChartPoint) => {
    if (point.incomplete) {
      return classes.incomplete;
    }
    return point.moreThan ? classes.open : classes.dot;
  };
  const anchor = (left: number) => {
    if (left < labelRoom / 2) {
      return 'start';
    }
    return left > width - labelRoom / 2 ? 'end' : 'middle';
  };
  return (
    <>
      {points.map(point => (
        <g
          key={point.source.from}
          transform={`translate(${x(point)},${y(point)})`}
        >
          <PointMark
            className={classOf(point)}
            cut={cut.includes(point)}
            radius={point === props.hovered || point.incomplete ? 5 : 3}
          />
        </g>
      ))}
      {labelledPoints(cut, x, labelRoom).map(point => (
        <text
          key={point.source.from}
          className={classes.axis}
          x={x(point)}
          y={-10}
          textAnchor={anchor(x(point))}
        >
          {unbroken(formatValue(point.source.value, props.unit))}
        </text>
      ))}
    </>
  );
};
