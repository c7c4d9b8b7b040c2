import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type {
  MetricUnit,
  SeriesPoint,
} from '@keyresults/backstage-plugin-okr-common';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../components/common/useText';
import { formatWindow } from '../format/instants';
import { formatValue } from '../format/metrics';

/** The weeks of a chart in rows, newest first. @internal */
export const ChartTable = (props: {
  title: string;
  series: readonly SeriesPoint[];
  unit: MetricUnit;
}) => {
  const t = useText();
  const label = t('chart.label', { title: props.title });
  const { unit } = props;
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
          <TableCell align="right">{t('chart.answered')}</TableCell>
          <TableCell align="right">{t('chart.waiting')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {[...props.series].reverse().map(point => (
          <TableRow key={point.from}>
            <TableCell component="th" scope="row" role="rowheader">
              {formatWindow(point)}
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
            <TableCell align="right">{point.waiting}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};
