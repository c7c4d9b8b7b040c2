import { useState } from 'react';
import { useTheme } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { IncidentsSummary } from '@keyresults/backstage-plugin-okr-common';
import { useChartStyles } from '../../charts/chartStyles';
import { sumOf } from '../../charts/columns';
import { StackedColumn, StackedColumns } from '../../charts/StackedColumns';
import { TableToggle } from '../../charts/TableToggle';
import { TextureSample } from '../../charts/TextureSample';
import { formatMonth } from '../../format/instants';
import { severityFill } from '../../theme/severityFills';
import { Subheading } from '../common/Subheading';
import { TableFrame } from '../common/TableFrame';
import { useTimeZone } from '../common/TimeZoneContext';
import { useText } from '../common/useText';

const MonthsTable = (props: {
  label: string;
  columns: readonly StackedColumn[];
  names: readonly string[];
}) => {
  const t = useText();
  return (
    <TableFrame label={props.label}>
      <TableHead>
        <TableRow>
          <TableCell>{t('incidents.months.month')}</TableCell>
          {props.names.map(name => (
            <TableCell key={name} align="right">
              {name}
            </TableCell>
          ))}
          <TableCell align="right">{t('incidents.months.total')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {[...props.columns].reverse().map(column => (
          <TableRow key={column.key}>
            <TableCell component="th" scope="row" role="rowheader">
              {column.label}
              {column.running && ` (${t('incidents.months.running')})`}
            </TableCell>
            {props.names.map((name, index) => (
              <TableCell key={name} align="right">
                {column.counts[index] ?? 0}
              </TableCell>
            ))}
            <TableCell align="right">{sumOf(column.counts)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </TableFrame>
  );
};

/** Incidents per calendar month, stacked by severity, the worst at the bottom. @internal */
export const IncidentMonths = (props: { summary: IncidentsSummary }) => {
  const charts = useChartStyles();
  const theme = useTheme();
  const t = useText();
  const timeZone = useTimeZone();
  const [asTable, setAsTable] = useState(false);
  const { months, severities, asOf } = props.summary;
  const isAnyWithout = months.some(month => month.withoutSeverity > 0);
  const names = [
    ...severities,
    ...(isAnyWithout ? [t('incidents.noSeverity')] : []),
  ];
  const columns = months.map(({ from, to, counts, withoutSeverity }) => ({
    key: from,
    label: formatMonth(from, timeZone),
    counts: [...counts, withoutSeverity],
    running: to > asOf,
  }));
  const label = t('incidents.months.label');
  const none = columns.every(({ counts }) => sumOf(counts) === 0);
  const used = names.flatMap((name, index) =>
    columns.some(({ counts }) => (counts[index] ?? 0) > 0)
      ? [{ name, index }]
      : [],
  );
  return (
    <div>
      <Subheading level="h4">{t('incidents.months.title')}</Subheading>
      {none && (
        <div className={charts.empty}>{t('incidents.months.empty')}</div>
      )}
      {!none && asTable && (
        <MonthsTable label={label} columns={columns} names={names} />
      )}
      {!none && !asTable && (
        <StackedColumns
          label={label}
          columns={columns}
          names={names}
          runningText={t('incidents.months.running')}
        />
      )}
      {!none && (
        <div className={charts.footer}>
          {!asTable &&
            used.map(({ name, index }) => (
              <span key={name} className={charts.legend}>
                <TextureSample fill={severityFill(theme, index)} />
                {name}
              </span>
            ))}
          <TableToggle asTable={asTable} onToggle={setAsTable} />
        </div>
      )}
    </div>
  );
};
