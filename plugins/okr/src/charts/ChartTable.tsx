import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type {
  MetricSummary,
  MetricUnit,
  SeriesPoint,
} from '@keyresults/backstage-plugin-okr-common';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import { useTimeZone } from '../components/common/TimeZoneContext';
import { useText } from '../components/common/useText';
import { canWait, evidenceOf } from '../format/evidence';
import { formatWindow } from '../format/instants';
import { formatValue } from '../format/metrics';

/** What says what the numbers of a chart are counted from. @internal */
export type EvidencedMetric = Pick<MetricSummary, 'id' | 'stat'>;

const countedKeys = {
  waits: 'chart.answered',
  items: 'howMade.counted',
  days: 'evidence.daysName',
  readings: 'evidence.readingsName',
  incidents: 'evidence.incidentsName',
  checkIns: 'evidence.checkInsName',
} as const;

/** The weeks of a chart in rows, newest first. @internal */
export const ChartTable = (props: {
  title: string;
  series: readonly SeriesPoint[];
  unit: MetricUnit;
  metric?: EvidencedMetric;
}) => {
  const t = useText();
  const timeZone = useTimeZone();
  const label = t('chart.label', { title: props.title });
  const { unit } = props;
  const evidence = evidenceOf(props.metric);
  const withWaiting = canWait(evidence, props.metric);
  const withBand = props.series.some(({ low, high }) => low ?? high);
  const edge = (amount: number | undefined) =>
    amount === undefined ? '–' : formatAmount(amount, unit);
  return (
    <Table size="small" aria-label={label}>
      <TableHead>
        <TableRow>
          <TableCell>{t('chart.week')}</TableCell>
          <TableCell align="right">{t('chart.value')}</TableCell>
          {withBand && <TableCell align="right">{t('chart.band')}</TableCell>}
          <TableCell align="right">{t(countedKeys[evidence])}</TableCell>
          {withWaiting && (
            <TableCell align="right">
              {t(evidence === 'waits' ? 'chart.waiting' : 'evidence.notOver')}
            </TableCell>
          )}
        </TableRow>
      </TableHead>
      <TableBody>
        {[...props.series].reverse().map(point => (
          <TableRow key={point.from}>
            <TableCell component="th" scope="row" role="rowheader">
              {formatWindow(point, timeZone)}
              {point.incomplete && ` (${t('chart.incomplete')})`}
            </TableCell>
            <TableCell align="right">
              {formatValue(point.value, unit)}
            </TableCell>
            {withBand && (
              <TableCell align="right">
                {edge(point.low)} – {edge(point.high)}
              </TableCell>
            )}
            <TableCell align="right">{point.answered}</TableCell>
            {withWaiting && (
              <TableCell align="right">{point.waiting}</TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};
