import { makeStyles } from '@material-ui/core/styles';
import {
  explainNone,
  formatNumber,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  ErrorRateResponse,
  MetricValue,
} from '@keyresults/backstage-plugin-okr-common';
import { formatValue } from '../../format/metrics';
import { quietText } from '../../theme/stateColours';
import { useText } from '../common/useText';

type Period = ErrorRateResponse['current'];

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
    gap: theme.spacing(2),
    margin: theme.spacing(2, 0, 0),
    fontVariantNumeric: 'tabular-nums',
    '& > div': { display: 'flex', flexDirection: 'column', minWidth: 0 },
  },
  term: { ...theme.typography.caption, color: quietText(theme) },
  figure: { ...theme.typography.h5, margin: 0, order: -1 },
  before: { ...theme.typography.caption, margin: 0, color: quietText(theme) },
}));

/** Errors, user days and their rate of the period, each beside that of the one before. @internal */
export const ErrorFigures = (props: {
  errors: ErrorRateResponse;
  rateTitle: string;
}) => {
  const classes = useStyles();
  const t = useText();
  const { current, previous } = props.errors;
  // A period of which nobody told a day has no number, least of all 0.
  const count = (amount: number | null) =>
    amount === null ? '–' : formatNumber(Math.round(amount));
  const inNoRate = ({ eventsInNoRate, rate: { kind } }: Period) =>
    kind === 'value' && Math.round(eventsInNoRate ?? 0) > 0
      ? t('errors.inNoRate', { events: count(eventsInNoRate) })
      : undefined;
  const rate = (value: MetricValue) =>
    value.kind === 'none'
      ? explainNone(value.reason)
      : formatValue(value, 'ratio');
  const figure = (
    term: string,
    now: string,
    before: string,
    {
      hint,
      notes = [],
    }: { hint?: string; notes?: (string | undefined)[] } = {},
  ) => (
    <div>
      <dt className={classes.term} title={hint}>
        {term}
      </dt>
      <dd className={classes.figure}>{now}</dd>
      {notes[0] && <dd className={classes.before}>{notes[0]}</dd>}
      <dd className={classes.before}>
        {t('errors.before', { value: before })}
      </dd>
      {notes[1] && <dd className={classes.before}>{notes[1]}</dd>}
    </div>
  );
  return (
    <dl className={classes.root}>
      {figure(
        t('errors.events'),
        count(current.events),
        count(previous.events),
        { notes: [current, previous].map(inNoRate) },
      )}
      {figure(
        t('errors.userDays'),
        count(current.userDays),
        count(previous.userDays),
        { hint: t('errors.userDaysHint') },
      )}
      {figure(
        props.rateTitle,
        formatValue(current.rate, 'ratio'),
        rate(previous.rate),
      )}
    </dl>
  );
};
