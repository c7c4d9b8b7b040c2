import { useId } from 'react';
import { useTheme } from '@material-ui/core/styles';
import { Group } from '@visx/group';
import { scaleLinear } from '@visx/scale';
import { LinePath } from '@visx/shape';
import { quietText } from '../theme/stateColours';
import { useChartStyles } from './chartStyles';
import { DaySeries, formatTick, knownRuns } from './days';
import { highestDrawn, valueTicks } from './geometry';
import { TextureDefs, textureId } from './TextureDefs';

/** Pixels. @internal */
export const dayPlotMargin = { top: 8, right: 8, bottom: 4, left: 56 };
const plotHeight = 104;
const headroom = 1.08;

/** One small chart of days; those that are incomplete are hatched, or hollow on a line. @internal */
export const DayPlot = (props: {
  series: DaySeries;
  label: string;
  /** In pixels, without the margins. */
  width: number;
  complete: readonly boolean[];
  /** Where the period begins that the one before is compared with. */
  boundary: number;
  hovered?: number;
}) => {
  const classes = useChartStyles();
  const theme = useTheme();
  const prefix = useId();
  const { series, width, complete, boundary, hovered } = props;
  const { amounts } = series;
  const height = plotHeight - dayPlotMargin.top - dayPlotMargin.bottom;
  const room = width / amounts.length;
  const drawn = highestDrawn(
    amounts.flatMap((amount, index) =>
      amount !== undefined && complete[index] ? [amount] : [],
    ),
    [],
  );
  const top = drawn > 0 ? drawn * headroom : 1;
  const y = scaleLinear<number>({ domain: [0, top], range: [height, 0] });
  const middleOf = (index: number) => (index + 0.5) * room;
  const heightOf = (index: number) => y(Math.min(amounts[index] ?? 0, top));
  const hatched = { colour: quietText(theme), texture: 'stripes' } as const;
  return (
    <svg
      role="img"
      aria-label={props.label}
      className={classes.svg}
      width={width + dayPlotMargin.left + dayPlotMargin.right}
      height={plotHeight}
    >
      <TextureDefs prefix={prefix} fills={[hatched]} />
      <Group left={dayPlotMargin.left} top={dayPlotMargin.top}>
        {valueTicks(top, 'ratio', 3).map(tick => (
          <g key={tick}>
            <line
              className={classes.grid}
              x2={width}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text
              className={classes.axis}
              x={-8}
              y={y(tick)}
              dy="0.32em"
              textAnchor="end"
            >
              {formatTick(tick)}
            </text>
          </g>
        ))}
        {hovered !== undefined && (
          <rect
            x={hovered * room}
            width={room}
            height={height}
            fill={theme.palette.action.selected}
          />
        )}
        {series.kind === 'columns' &&
          amounts.map(
            (amount, index) =>
              amount !== undefined && (
                <rect
                  key={index}
                  className={complete[index] ? classes.dot : undefined}
                  fill={
                    complete[index]
                      ? undefined
                      : `url(#${textureId(prefix, 0)})`
                  }
                  fillOpacity={index < boundary ? 0.5 : 1}
                  x={index * room + Math.min(1, room * 0.15)}
                  width={Math.max(0.5, room - Math.min(2, room * 0.3))}
                  y={heightOf(index)}
                  height={height - heightOf(index)}
                />
              ),
          )}
        {series.kind === 'line' &&
          knownRuns(amounts).map(run => (
            <g key={run[0]}>
              <LinePath<number>
                className={classes.line}
                data={run}
                x={middleOf}
                y={heightOf}
              />
              {run.map(
                index =>
                  (run.length === 1 || !complete[index]) && (
                    <circle
                      key={index}
                      className={complete[index] ? classes.dot : classes.open}
                      cx={middleOf(index)}
                      cy={heightOf(index)}
                      r={3}
                    />
                  ),
              )}
            </g>
          ))}
        {boundary > 0 && (
          <line
            className={classes.target}
            x1={boundary * room}
            x2={boundary * room}
            y2={height}
          />
        )}
      </Group>
    </svg>
  );
};
