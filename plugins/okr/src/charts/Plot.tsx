import { PointerEvent, useId, useRef, useState } from 'react';
import { curveMonotoneX } from '@visx/curve';
import { Group } from '@visx/group';
import { scaleLinear, scaleUtc } from '@visx/scale';
import { Area, LinePath } from '@visx/shape';
import type {
  MetricUnit,
  PromiseChange,
} from '@keyresults/backstage-plugin-okr-common';
import { useWidth } from '../hooks/useWidth';
import { ChangeFlags, flagWidth } from './ChangeFlags';
import type { EvidencedMetric } from './ChartTable';
import { ChartTooltip } from './ChartTooltip';
import { useChartStyles } from './chartStyles';
import {
  ChartPoint,
  nearestPoint,
  PaceLine,
  ValueRange,
  valueTicks,
} from './geometry';
import { TimeAxis, ValueAxis } from './PlotAxes';
import { PlotPoints } from './PlotPoints';
import { TargetLine } from './TargetLine';
import { changeMarks, TargetSegment } from './targetLine';

/** Pixels; fixed so that nothing moves when the data arrives. @internal */
const plotHeight = 240;
const room = { top: 24, right: 16, bottom: 28, left: 64 };
const assumedWidth = 640;

interface PlotProps {
  label: string;
  unit: MetricUnit;
  metric?: EvidencedMetric;
  runs: ChartPoint[][];
  bands: ChartPoint[][];
  range: ValueRange;
  times: [number, number];
  targets: readonly TargetSegment[];
  changes: readonly PromiseChange[];
  pace?: PaceLine;
}

/** The drawing itself. @internal */
export const Plot = (props: PlotProps) => {
  const classes = useChartStyles();
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element, assumedWidth);
  const clipId = useId();
  const [hovered, setHovered] = useState<ChartPoint>();
  const { unit, pace, targets, changes } = props;
  // Flags stand over everything else.
  const flags = changes.length > 0 ? flagWidth : 0;
  const margin = { ...room, top: room.top + flags };

  const innerWidth = Math.max(80, width - margin.left - margin.right);
  const innerHeight = plotHeight - room.top - room.bottom;
  const x = scaleUtc<number>({ domain: props.times, range: [0, innerWidth] });
  const y = scaleLinear<number>({
    domain: [0, props.range.top],
    range: [innerHeight, 0],
  });
  // The label stands where the pace does not come from.
  const labelBelow =
    pace !== undefined &&
    pace[0].value > pace[pace.length - 1].value &&
    y(pace[pace.length - 1].value) + 20 < innerHeight;
  const timeOf = (point: ChartPoint) => x(point.time);
  const heightOf = ({ value }: ChartPoint) =>
    y(Math.min(value, props.range.top));
  const points = props.runs.flat();
  const marks = changeMarks(changes, x, flagWidth);

  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.currentTarget.getBoundingClientRect().left + margin.left;
    const time = x.invert(event.clientX - left).getTime();
    setHovered(nearestPoint(points, time));
  };

  return (
    <div ref={element} className={classes.root}>
      <svg
        role="img"
        aria-label={props.label}
        className={classes.svg}
        width={innerWidth + margin.left + margin.right}
        height={plotHeight + flags}
        onPointerMove={follow}
        onPointerLeave={() => setHovered(undefined)}
      >
        <clipPath id={clipId}>
          <rect x={-4} y={-4} width={innerWidth + 8} height={innerHeight + 4} />
        </clipPath>
        <Group left={margin.left} top={margin.top}>
          <ValueAxis
            scale={y}
            ticks={valueTicks(props.range.top, unit)}
            width={innerWidth}
            unit={unit}
          />
          <TimeAxis
            scale={x}
            times={props.times}
            width={innerWidth}
            top={innerHeight}
          />
          <g clipPath={`url(#${clipId})`}>
            {props.bands.map(band => (
              <Area<ChartPoint>
                key={band[0].source.from}
                className={classes.band}
                data={band}
                x={timeOf}
                y0={point => y(point.source.low ?? 0)}
                y1={point => y(point.source.high ?? 0)}
                curve={curveMonotoneX}
              />
            ))}
          </g>
          {pace && (
            <LinePath
              className={classes.pace}
              data={[...pace]}
              x={({ time }) => x(time)}
              y={({ value }) => y(value)}
            />
          )}
          {changes.map(({ at }) => (
            <line
              key={at}
              className={classes.change}
              x1={x(Date.parse(at))}
              x2={x(Date.parse(at))}
              y1={-room.top}
              y2={innerHeight}
            />
          ))}
          <TargetLine
            segments={targets}
            unit={unit}
            width={innerWidth}
            labelBelow={labelBelow}
            x={x}
            y={y}
          />
          {props.runs.map(run => {
            const closed = run.filter(point => !point.partial);
            return (
              <g key={run[0].source.from}>
                <LinePath<ChartPoint>
                  className={classes.line}
                  data={closed}
                  x={timeOf}
                  y={heightOf}
                />
                <LinePath<ChartPoint>
                  className={`${classes.line} ${classes.partial}`}
                  data={closed.length < run.length ? run.slice(-2) : []}
                  x={timeOf}
                  y={heightOf}
                />
              </g>
            );
          })}
          {hovered && (
            <line
              className={classes.cursor}
              x1={timeOf(hovered)}
              x2={timeOf(hovered)}
              y2={innerHeight}
            />
          )}
          <PlotPoints
            points={points}
            hovered={hovered}
            top={props.range.top}
            unit={unit}
            width={innerWidth}
            x={timeOf}
            y={heightOf}
          />
        </Group>
      </svg>
      <ChangeFlags marks={marks} offset={margin.left} width={width} />
      {hovered && (
        <ChartTooltip
          point={hovered}
          unit={unit}
          metric={props.metric}
          left={margin.left + timeOf(hovered)}
          width={width}
        />
      )}
    </div>
  );
};
