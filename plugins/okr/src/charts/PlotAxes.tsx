import { AxisBottom, AxisLeft } from '@visx/axis';
import type { scaleLinear, scaleUtc } from '@visx/scale';
import type { MetricUnit } from '@keyresults/backstage-plugin-okr-common';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import { useTimeZone } from '../components/common/TimeZoneContext';
import { formatDay } from '../format/instants';
import { useChartStyles } from './chartStyles';
import { dayTicks } from './dayTicks';

/** A date label needs about this much room, in pixels. */
const roomPerDate = 88;

/** Quiet lines across and the values beside them. @internal */
export const ValueAxis = (props: {
  scale: ReturnType<typeof scaleLinear<number>>;
  ticks: number[];
  width: number;
  unit: MetricUnit;
}) => {
  const classes = useChartStyles();
  return (
    <>
      {props.ticks.map(tick => (
        <line
          key={tick}
          className={classes.grid}
          x2={props.width}
          y1={props.scale(tick)}
          y2={props.scale(tick)}
        />
      ))}
      <AxisLeft
        scale={props.scale}
        tickValues={props.ticks}
        hideAxisLine
        hideTicks
        tickFormat={value =>
          Number(value) === 0 ? '0' : formatAmount(Number(value), props.unit)
        }
        tickComponent={({ x, y, formattedValue }) => (
          <text
            className={classes.axis}
            x={x}
            y={y}
            dy="0.32em"
            textAnchor="end"
          >
            {formattedValue}
          </text>
        )}
      />
    </>
  );
};

/** Dates below the drawing. @internal */
export const TimeAxis = (props: {
  scale: ReturnType<typeof scaleUtc<number>>;
  /** Both ends of it. */
  times: readonly [number, number];
  width: number;
  top: number;
}) => {
  const classes = useChartStyles();
  const timeZone = useTimeZone();
  const count = Math.max(2, Math.floor(props.width / roomPerDate));
  return (
    <AxisBottom
      scale={props.scale}
      top={props.top}
      tickValues={dayTicks(props.times, count, timeZone)}
      hideAxisLine
      hideTicks
      tickFormat={value =>
        formatDay(new Date(Number(value)).toISOString(), timeZone)
      }
      tickComponent={({ x, y, formattedValue }) => (
        <text className={classes.axis} x={x} y={y} textAnchor="middle">
          {formattedValue}
        </text>
      )}
    />
  );
};
