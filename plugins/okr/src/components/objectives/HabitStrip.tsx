import { makeStyles } from '@material-ui/core/styles';
import {
  formatNumber,
  tallyHabit,
} from '@keyresults/backstage-plugin-okr-common';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { formatDay } from '../../format/instants';
import { quietText } from '../../theme/stateColours';
import { useTimeZone } from '../common/TimeZoneContext';
import { useText } from '../common/useText';

type Habit = NonNullable<EvaluatedKeyResult['habit']>;

const useStyles = makeStyles(theme => ({
  strip: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 3,
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  period: {
    width: 10,
    height: 14,
    borderRadius: 2,
    border: `1px solid ${quietText(theme)}`,
  },
  kept: {
    backgroundColor: theme.palette.primary.main,
    borderColor: 'transparent',
  },
  running: { borderStyle: 'dashed' },
  unknown: {
    backgroundImage: `linear-gradient(to top right, transparent 45%, ${quietText(
      theme,
    )} 45%, ${quietText(theme)} 55%, transparent 55%)`,
  },
  text: {
    ...theme.typography.caption,
    display: 'block',
    marginTop: theme.spacing(0.5),
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
}));

interface HabitStripProps {
  habit: Habit;
  /** It is counted from facts, and nobody has to say how often. */
  counted?: boolean;
  asOf?: string;
}

/** The weeks or months of a habit, and in how many of them it was kept. @internal */
export const HabitStrip = (props: HabitStripProps) => {
  const classes = useStyles();
  const t = useText();
  const timeZone = useTimeZone();
  const { per, times, streak, periods } = props.habit;
  const end = props.asOf === undefined ? Infinity : Date.parse(props.asOf);
  const isRunning = (to: string) => Date.parse(to) > end;
  const { kept, missed, unknown } = tallyHabit(props.habit, end);
  const known = kept + missed;
  const last = periods.at(-1);
  const text = [
    ...(known > 0
      ? [
          t(per === 'week' ? 'outlook.weeksKept' : 'outlook.monthsKept', {
            kept: String(kept),
            count: known,
          }),
        ]
      : []),
    ...(streak > 1 ? [t('outlook.streak', { streak: String(streak) })] : []),
    ...(unknown > 0
      ? [
          t(known > 0 ? 'outlook.someKnown' : 'outlook.noneKnown', {
            known: String(known),
            all: String(known + unknown),
          }),
        ]
      : []),
    ...(props.counted && last && isRunning(last.to) && !last.unknown
      ? [
          t('outlook.habitNow', {
            ticks: formatNumber(last.ticks),
            times: String(times),
            per,
          }),
        ]
      : []),
  ].join(', ');
  return (
    <div>
      <ul className={classes.strip}>
        {periods.map(period => {
          const running = isRunning(period.to);
          const label = t(wordsFor(period, running), {
            period: formatDay(period.from, timeZone),
            ticks: formatNumber(period.ticks),
            times: String(times),
          });
          return (
            <li
              key={period.from}
              title={label}
              className={`${classes.period} ${
                period.kept ? classes.kept : ''
              } ${running && !period.kept ? classes.running : ''} ${
                period.unknown ? classes.unknown : ''
              }`}
            >
              <span hidden>{label}</span>
            </li>
          );
        })}
      </ul>
      <span className={classes.text}>{text}</span>
    </div>
  );
};

function wordsFor(
  { unknown, ticks }: Habit['periods'][number],
  running: boolean,
) {
  if (unknown) {
    return ticks > 0 ? 'outlook.habitPart' : 'outlook.habitUnknown';
  }
  return running ? 'outlook.habitRunning' : 'outlook.habitPeriod';
}
