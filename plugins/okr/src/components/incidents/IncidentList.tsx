import { useState } from 'react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type {
  IncidentRow,
  IncidentsSummary,
} from '@keyresults/backstage-plugin-okr-common';
import { PeriodWindow, useIncidents } from '../../hooks/useIncidents';
import { Placeholder } from '../common/Placeholder';
import { ShowMore } from '../common/ShowMore';
import { Subheading } from '../common/Subheading';
import { TableFrame } from '../common/TableFrame';
import { useText } from '../common/useText';
import { IncidentFilter, IncidentFilters } from './IncidentFilters';
import { useIncidentStyles } from './incidentStyles';
import { IncidentTableRow } from './IncidentTableRow';

/** The incidents of a period, newest first; each opens to its review. @internal */
export const IncidentList = (props: {
  entityRef: string;
  window: PeriodWindow;
  summary: IncidentsSummary;
  /** An incident as it is since its review was saved. */
  saved?: IncidentRow;
  onOpen(id: string): void;
}) => {
  const classes = useIncidentStyles();
  const t = useText();
  const [filter, setFilter] = useState<IncidentFilter>({});
  const incidents = useIncidents(props.entityRef, props.window, filter);
  const { summary, saved } = props;
  const { last } = incidents;
  const items = incidents.items.map(item =>
    item.id === saved?.id ? saved : item,
  );
  const right = (text: string) => <TableCell align="right">{text}</TableCell>;
  return (
    <div className={classes.part} aria-busy={incidents.loading}>
      <Subheading level="h4">{t('incidents.table.title')}</Subheading>
      <IncidentFilters
        severities={summary.severities}
        areas={summary.areas}
        filter={filter}
        onFilter={setFilter}
      />
      {incidents.loading && !last && <Placeholder height={320} />}
      {last && items.length === 0 && (
        <Typography variant="body2">{t('incidents.table.none')}</Typography>
      )}
      {items.length > 0 && (
        <TableFrame label={t('incidents.table.title')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('incidents.table.detected')}</TableCell>
              <TableCell>{t('incidents.table.incident')}</TableCell>
              <TableCell>{t('incidents.table.severity')}</TableCell>
              <TableCell>{t('incidents.table.area')}</TableCell>
              {right(t('incidents.table.toDetect'))}
              {right(t('incidents.table.toResolve'))}
              <TableCell>{t('incidents.table.review')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {items.map(incident => (
              <IncidentTableRow
                key={incident.id}
                incident={incident}
                onOpen={props.onOpen}
              />
            ))}
          </TableBody>
        </TableFrame>
      )}
      {last && last.hidden > 0 && (
        <span className={classes.note}>
          {t('facts.hidden', { count: last.hidden })}
        </span>
      )}
      <ShowMore pages={incidents} />
    </div>
  );
};
