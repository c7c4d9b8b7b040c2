import { useMemo, useState } from 'react';
import { useTheme } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { formatNumber } from '@keyresults/backstage-plugin-okr-common';
import type { ErrorRateResponse } from '@keyresults/backstage-plugin-okr-common';
import { useChartStyles } from '../../charts/chartStyles';
import { DayCharts } from '../../charts/DayCharts';
import type { DaySeries } from '../../charts/days';
import { TableToggle } from '../../charts/TableToggle';
import { TextureSample } from '../../charts/TextureSample';
import { isInPeriod } from '../../format/errors';
import { formatCalendarDay } from '../../format/instants';
import { amountOf, formatValue } from '../../format/metrics';
import { quietText } from '../../theme/stateColours';
import { TableFrame } from '../common/TableFrame';
import { useText } from '../common/useText';

type Day = ErrorRateResponse['days'][number];

/** In pixels; a year of days scrolls in it. */
const tableHeight = 400;

const DaysTable = (props: { days: readonly Day[]; rateTitle: string }) => {
  const t = useText();
  return (
    <TableFrame label={t('errors.chart')} maxHeight={tableHeight}>
      <TableHead>
        <TableRow>
          <TableCell>{t('errors.day')}</TableCell>
          <TableCell align="right">{t('errors.events')}</TableCell>
          <TableCell align="right">{t('errors.userDays')}</TableCell>
          <TableCell align="right">{props.rateTitle}</TableCell>
          <TableCell>{t('errors.complete')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {[...props.days].reverse().map(day => (
          <TableRow key={day.day}>
            <TableCell component="th" scope="row" role="rowheader">
              {formatCalendarDay(day.day)}
            </TableCell>
            <TableCell align="right">{formatNumber(day.events)}</TableCell>
            <TableCell align="right">
              {day.userDays === null ? '–' : formatNumber(day.userDays)}
            </TableCell>
            <TableCell align="right">
              {formatValue(day.rate, 'ratio')}
            </TableCell>
            <TableCell>
              {t(day.complete ? 'errors.yes' : 'errors.incompleteDay')}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </TableFrame>
  );
};

/** Errors, user days and their rate by day, in three small charts; the same as a table at a click. @internal */
export const ErrorDays = (props: {
  errors: ErrorRateResponse;
  rateTitle: string;
}) => {
  const charts = useChartStyles();
  const theme = useTheme();
  const t = useText();
  const [asTable, setAsTable] = useState(false);
  const { errors, rateTitle } = props;
  const { days } = errors;
  const series = useMemo<DaySeries[]>(
    () => [
      {
        key: 'events',
        title: t('errors.events'),
        kind: 'columns',
        amounts: days.map(({ events }) => events),
        format: formatNumber,
      },
      {
        key: 'userDays',
        title: t('errors.userDays'),
        kind: 'columns',
        amounts: days.map(({ userDays }) => userDays ?? undefined),
        format: formatNumber,
      },
      {
        key: 'rate',
        title: rateTitle,
        kind: 'line',
        amounts: days.map(({ rate }) => amountOf(rate)),
        format: formatNumber,
      },
    ],
    [days, rateTitle, t],
  );
  const first = days.findIndex(day => isInPeriod(errors, day));
  const labelOf = ({ title, amounts, format }: DaySeries) => {
    const known = amounts.flatMap(amount => amount ?? []);
    return t('errors.summary', {
      title,
      first: format(known[0]),
      last: format(known[known.length - 1]),
    });
  };
  if (days.length === 0) {
    return <div className={charts.empty}>{t('errors.noDay')}</div>;
  }
  return (
    <div>
      {asTable ? (
        <DaysTable days={days} rateTitle={rateTitle} />
      ) : (
        <DayCharts
          days={days.map(({ day }) => day)}
          complete={days.map(({ complete }) => complete)}
          boundary={Math.max(0, first)}
          series={series}
          labelOf={labelOf}
        />
      )}
      <div className={charts.footer}>
        {!asTable && days.some(({ complete }) => !complete) && (
          <span className={charts.legend}>
            <TextureSample
              fill={{ colour: quietText(theme), texture: 'stripes' }}
            />
            {t('errors.incompleteDay')}
          </span>
        )}
        <TableToggle asTable={asTable} onToggle={setAsTable} />
      </div>
    </div>
  );
};
