import { memo, useMemo, useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { scaleLinear } from '@visx/scale';
import { LinePath } from '@visx/shape';
import {
  isWholeWeek,
  PromiseChange,
  SeriesPoint,
} from '@keyresults/backstage-plugin-okr-common';
import { useOnceVisible } from '../hooks/useOnceVisible';
import {
  ChartPoint,
  cutPoints,
  highestDrawn,
  PaceLine,
  pointRuns,
  timeRange,
  tightRange,
} from './geometry';
import { PointMark } from './PointMark';
import { targetSegments } from './targetLine';
import { quietText } from '../theme/stateColours';

const width = 120;
const height = 36;
const inset = 4;

const useStyles = makeStyles(theme => ({
  root: { display: 'block', width, height, maxWidth: '100%' },
  line: { stroke: theme.palette.primary.main, strokeWidth: 1.75, fill: 'none' },
  dot: { fill: theme.palette.primary.main },
  open: {
    fill: theme.palette.background.paper,
    stroke: theme.palette.primary.main,
    strokeWidth: 1.5,
  },
  target: {
    stroke: quietText(theme),
    strokeWidth: 1,
    strokeDasharray: '4 3',
  },
  pace: {
    fill: 'none',
    stroke: quietText(theme),
    strokeWidth: 1,
    strokeDasharray: '1 3',
    strokeLinecap: 'round',
  },
}));

const noChanges: readonly PromiseChange[] = [];

interface SparklineProps {
  /** What a screen reader says. */
  label: string;
  series: readonly SeriesPoint[];
  /** People said the numbers, so that one says as much in the middle of a week. */
  said?: boolean;
  asOf?: string;
  cycle?: { from: string; to: string };
  targetValue?: number;
  /** Of what is promised, oldest first: at each the target value may step. */
  changes?: readonly PromiseChange[];
  pace?: PaceLine;
}

/** At a glance the first hours of a week look like a fall or a rise; only where nothing else is known are they drawn. */
function weeksAtAGlance(series: readonly SeriesPoint[], asOf?: string) {
  const end = asOf === undefined ? Infinity : Date.parse(asOf);
  const whole = series.filter(week => isWholeWeek(week, end));
  return whole.some(({ value }) => value.kind !== 'none') ? whole : series;
}

const Lines = (props: SparklineProps) => {
  const classes = useStyles();
  const { series, said, asOf, cycle, targetValue, pace } = props;
  const { changes = noChanges } = props;
  const targets = targetSegments(changes, targetValue);
  const shown = useMemo(
    () => (said ? series : weeksAtAGlance(series, asOf)),
    [said, series, asOf],
  );
  const runs = useMemo(() => pointRuns(shown, asOf), [shown, asOf]);
  const points = runs.flat();
  const lines = [
    ...targets.map(({ value }) => value),
    ...(pace ? [pace[0].value] : []),
  ];
  const x = scaleLinear<number>({
    domain: timeRange(shown, cycle),
    range: [inset, width - inset],
  });
  const values = points.map(point => point.value);
  const top = highestDrawn(values, lines);
  const drawn = values.map(value => Math.min(value, top));
  const y = scaleLinear<number>({
    domain: tightRange([...drawn, ...lines]),
    range: [height - inset, inset],
  });
  const heightOf = ({ value }: ChartPoint) => y(Math.min(value, top));
  const last = points.at(-1);
  const mark = (point: ChartPoint, radius: number, cut: boolean) => (
    <g
      key={point.source.from}
      transform={`translate(${x(point.time)},${heightOf(point)})`}
    >
      <PointMark
        className={
          point.moreThan || point.incomplete ? classes.open : classes.dot
        }
        radius={radius}
        cut={cut}
      />
    </g>
  );
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {targets.map(({ from, to, value }) => (
        <line
          key={from}
          className={classes.target}
          x1={Number.isFinite(from) ? Math.max(0, x(from)) : 0}
          x2={Number.isFinite(to) ? Math.min(width, x(to)) : width}
          y1={y(value)}
          y2={y(value)}
        />
      ))}
      {pace && (
        <LinePath
          className={classes.pace}
          data={[...pace]}
          x={({ time }) => x(time)}
          y={({ value }) => y(value)}
        />
      )}
      {runs.map(run => (
        <LinePath<ChartPoint>
          key={run[0].source.from}
          className={classes.line}
          data={run}
          x={point => x(point.time)}
          y={heightOf}
        />
      ))}
      {cutPoints(points, top).map(
        point => point !== last && mark(point, 2, true),
      )}
      {last && mark(last, 2.75, last.value > top)}
    </svg>
  );
};

/** A key result's weeks at a glance, with its pace (dotted) and its target value (dashed). @internal */
export const Sparkline = memo((props: SparklineProps) => {
  const classes = useStyles();
  const element = useRef<HTMLDivElement>(null);
  const visible = useOnceVisible(element);
  return (
    <div ref={element} className={classes.root}>
      {visible && <Lines {...props} />}
    </div>
  );
});
