import { useId, useRef, useState } from 'react';
import { useTheme } from '@material-ui/core/styles';
import { Group } from '@visx/group';
import { scaleBand, scaleLinear } from '@visx/scale';
import { severityFill } from '../theme/severityFills';
import { useWidth } from '../hooks/useWidth';
import { useChartStyles } from './chartStyles';
import { countAxis, everyNth, stack, sumOf } from './columns';
import { ValueAxis } from './PlotAxes';
import { TextureDefs, textureId } from './TextureDefs';

/** Pixels. */
const plotHeight = 220;
const margin = { top: 20, right: 8, bottom: 26, left: 32 };
const assumedWidth = 640;
const widestColumn = 56;
const roomPerLabel = 56;

/** One column: what it is called, and its counts from the bottom up. @internal */
export interface StackedColumn {
  key: string;
  label: string;
  counts: readonly number[];
  /** Its time is not over. */
  running: boolean;
}

/** Columns of stacked counts, each piece with a texture of its own and the sum over each column. @internal */
export const StackedColumns = (props: {
  label: string;
  columns: readonly StackedColumn[];
  /** What is stacked, from the bottom up. */
  names: readonly string[];
  runningText: string;
}) => {
  const classes = useChartStyles();
  const theme = useTheme();
  const prefix = useId();
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element, assumedWidth);
  const [hovered, setHovered] = useState<number>();
  const { columns, names } = props;

  const innerWidth = Math.max(80, width - margin.left - margin.right);
  const innerHeight = plotHeight - margin.top - margin.bottom;
  const axis = countAxis(
    Math.max(...columns.map(({ counts }) => sumOf(counts))),
  );
  const x = scaleBand<string>({
    domain: columns.map(({ key }) => key),
    range: [0, innerWidth],
    padding: 0.3,
  });
  const y = scaleLinear<number>({
    domain: [0, axis.top],
    range: [innerHeight, 0],
  });
  const fills = names.map((_, index) => severityFill(theme, index));
  const columnWidth = Math.min(widestColumn, x.bandwidth());
  const isLabelled = everyNth(columns.length, innerWidth / roomPerLabel);
  const pointed = hovered === undefined ? undefined : columns[hovered];
  const middleOf = (key: string) => (x(key) ?? 0) + x.bandwidth() / 2;

  return (
    <div ref={element} className={classes.root}>
      <svg
        role="img"
        aria-label={props.label}
        className={classes.svg}
        width={innerWidth + margin.left + margin.right}
        height={plotHeight}
        onPointerLeave={() => setHovered(undefined)}
      >
        <TextureDefs prefix={prefix} fills={fills} />
        <Group left={margin.left} top={margin.top}>
          <ValueAxis
            scale={y}
            ticks={axis.ticks}
            width={innerWidth}
            unit="count"
          />
          {columns.map((column, position) => {
            const total = sumOf(column.counts);
            const left = middleOf(column.key) - columnWidth / 2;
            return (
              <g key={column.key} onPointerEnter={() => setHovered(position)}>
                <rect
                  x={x(column.key)}
                  width={x.bandwidth()}
                  height={innerHeight}
                  fill="transparent"
                />
                {stack(column.counts).map(({ index, low, high }) => (
                  <rect
                    key={index}
                    x={left}
                    y={y(high)}
                    width={columnWidth}
                    height={Math.max(1, y(low) - y(high) - 1)}
                    fill={`url(#${textureId(prefix, index)})`}
                    stroke={fills[index].colour}
                    strokeWidth={1}
                    strokeDasharray={column.running ? '3 2' : undefined}
                  />
                ))}
                {total > 0 && (
                  <text
                    className={classes.axis}
                    x={middleOf(column.key)}
                    y={y(total) - 6}
                    textAnchor="middle"
                  >
                    {total}
                  </text>
                )}
                {isLabelled(position) && (
                  <text
                    className={classes.axis}
                    x={middleOf(column.key)}
                    y={innerHeight + 18}
                    textAnchor="middle"
                  >
                    {column.label}
                  </text>
                )}
              </g>
            );
          })}
        </Group>
      </svg>
      {pointed && (
        <div
          className={classes.tooltip}
          aria-hidden
          style={
            middleOf(pointed.key) > innerWidth / 2
              ? { right: innerWidth - middleOf(pointed.key) + columnWidth }
              : { left: margin.left + middleOf(pointed.key) + columnWidth }
          }
        >
          <span className={classes.tooltipValue}>
            {pointed.label}: {sumOf(pointed.counts)}
          </span>
          {stack(pointed.counts).map(({ index }) => (
            <span key={index} className={classes.tooltipNote}>
              {names[index]}: {pointed.counts[index]}
            </span>
          ))}
          {pointed.running && (
            <span className={classes.tooltipNote}>{props.runningText}</span>
          )}
        </div>
      )}
    </div>
  );
};
