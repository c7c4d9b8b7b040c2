import { PointerEvent, useRef, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useText } from '../components/common/useText';
import { formatCalendarDay, formatDay } from '../format/instants';
import { useWidth } from '../hooks/useWidth';
import { quietText } from '../theme/stateColours';
import { everyNth } from './columns';
import { useChartStyles } from './chartStyles';
import { DayPlot, dayPlotMargin } from './DayPlot';
import { dayAt, DaySeries } from './days';

const assumedWidth = 640;
const roomPerDate = 88;

const useStyles = makeStyles(theme => ({
  title: {
    ...theme.typography.caption,
    fontWeight: theme.typography.fontWeightBold as number,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: theme.spacing(2),
    marginTop: theme.spacing(1),
  },
  periods: {
    ...theme.typography.caption,
    position: 'relative',
    height: '1.5em',
    color: quietText(theme),
    '& > *': { position: 'absolute', whiteSpace: 'nowrap' },
  },
  dates: {
    ...theme.typography.caption,
    position: 'relative',
    height: '1.5em',
    color: quietText(theme),
    '& > *': {
      position: 'absolute',
      transform: 'translateX(-50%)',
      whiteSpace: 'nowrap',
    },
  },
}));

/** Small charts over the same days, one under the other, so that they are read together. @internal */
export const DayCharts = (props: {
  /** `2026-11-03`, oldest first. */
  days: readonly string[];
  complete: readonly boolean[];
  /** Index of the first day of the period; the days before are of the period before. */
  boundary: number;
  series: readonly DaySeries[];
  labelOf(series: DaySeries): string;
}) => {
  const classes = useStyles();
  const charts = useChartStyles();
  const t = useText();
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element, assumedWidth);
  const [hovered, setHovered] = useState<number>();
  const { days, complete, boundary } = props;
  const innerWidth = Math.max(
    80,
    width - dayPlotMargin.left - dayPlotMargin.right,
  );
  const left = (index: number) =>
    dayPlotMargin.left + (index / days.length) * innerWidth;
  const isLabelled = everyNth(days.length, innerWidth / roomPerDate);

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const place =
      event.clientX -
      event.currentTarget.getBoundingClientRect().left -
      dayPlotMargin.left;
    setHovered(dayAt(place, innerWidth, days.length));
  };

  return (
    <div
      ref={element}
      className={charts.root}
      onPointerMove={follow}
      onPointerLeave={() => setHovered(undefined)}
    >
      <div className={classes.periods} aria-hidden>
        {boundary > 0 && (
          <span style={{ right: Math.max(0, width - left(boundary)) + 8 }}>
            {t('errors.periodBefore')}
          </span>
        )}
        <span style={{ left: left(boundary) + 8 }}>
          {t('errors.thisPeriod')}
        </span>
      </div>
      {props.series.map(series => {
        const amount =
          hovered === undefined ? undefined : series.amounts[hovered];
        return (
          <div key={series.key}>
            <div className={classes.title}>
              <span>{series.title}</span>
              {hovered !== undefined && (
                <span aria-hidden>
                  {formatCalendarDay(days[hovered])}:{' '}
                  {amount === undefined ? '–' : series.format(amount)}
                  {!complete[hovered] && ` (${t('errors.incompleteDay')})`}
                </span>
              )}
            </div>
            {series.amounts.every(known => known === undefined) ? (
              <div className={charts.empty}>{t('errors.noDay')}</div>
            ) : (
              <DayPlot
                series={series}
                label={props.labelOf(series)}
                width={innerWidth}
                complete={complete}
                boundary={boundary}
                hovered={hovered}
              />
            )}
          </div>
        );
      })}
      <div className={classes.dates} aria-hidden>
        {days.map(
          (day, index) =>
            isLabelled(index) &&
            left(index) > 24 && (
              <span
                key={day}
                style={{ left: Math.min(left(index + 0.5), width - 24) }}
              >
                {formatDay(day, 'UTC')}
              </span>
            ),
        )}
      </div>
    </div>
  );
};
