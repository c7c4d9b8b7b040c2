import type { MetricUnit } from '@keyresults/backstage-plugin-okr-common';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../components/common/useText';
import { useChartStyles } from './chartStyles';
import { TargetSegment } from './targetLine';

/** The target value over time, stepping where it changed; the last one is written beside it. @internal */
export const TargetLine = (props: {
  /** Oldest first. */
  segments: readonly TargetSegment[];
  unit: MetricUnit;
  width: number;
  labelBelow: boolean;
  x(time: number): number;
  y(value: number): number;
}) => {
  const classes = useChartStyles();
  const t = useText();
  const { segments, width, y } = props;
  const last = segments.at(-1);
  if (!last) {
    return null;
  }
  const left = (time: number) =>
    Number.isFinite(time) ? Math.max(0, props.x(time)) : 0;
  const right = (time: number) =>
    Number.isFinite(time) ? Math.min(width, props.x(time)) : width;
  return (
    <>
      {segments.map(({ from, to, value }) => (
        <line
          key={from}
          className={classes.target}
          x1={left(from)}
          x2={right(to)}
          y1={y(value)}
          y2={y(value)}
        />
      ))}
      <text
        className={classes.targetText}
        x={width}
        y={y(last.value) + (props.labelBelow ? 16 : -6)}
        textAnchor="end"
      >
        {t('chart.targetValue', {
          value: formatAmount(last.value, props.unit),
        })}
      </text>
    </>
  );
};
