import { memo, MouseEvent } from 'react';
import Button from '@material-ui/core/Button';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import type { IncidentRow } from '@keyresults/backstage-plugin-okr-common';
import { phaseTimeText } from '../../format/incidents';
import { unbroken } from '../../format/metrics';
import { Instant } from '../common/Instant';
import { SourceLink } from '../common/SourceLink';
import { useText } from '../common/useText';
import { IncidentMarks } from './IncidentMarks';
import { useIncidentStyles } from './incidentStyles';

/** A click on what does something of its own is not a click on the row. */
function isOnControl(event: MouseEvent): boolean {
  return (
    event.target instanceof Element && event.target.closest('a,button') !== null
  );
}

/** One incident, which opens to its review. @internal */
export const IncidentTableRow = memo(
  (props: {
    incident: IncidentRow;
    /** Keep it the same function. */
    onOpen(id: string): void;
  }) => {
    const classes = useIncidentStyles();
    const t = useText();
    const { incident, onOpen } = props;
    const { detected } = incident.phases;
    const unknown = t('incidents.table.unknown');
    const toDetect = phaseTimeText(incident, 'started', 'detected');
    const toResolve = phaseTimeText(incident, 'started', 'resolved');
    return (
      <TableRow
        className={classes.clickable}
        onClick={event => {
          if (!isOnControl(event)) {
            onOpen(incident.id);
          }
        }}
      >
        <TableCell className={classes.amount}>
          {detected ? <Instant instant={detected} /> : unknown}
        </TableCell>
        <TableCell
          component="th"
          scope="row"
          role="rowheader"
          className={classes.title}
        >
          <SourceLink url={incident.url}>{incident.title}</SourceLink>
          <span className={classes.target}>{incident.target}</span>
        </TableCell>
        <TableCell className={classes.amount}>
          {incident.severity ?? t('incidents.noSeverity')}
        </TableCell>
        <TableCell>{incident.area ?? t('incidents.noArea')}</TableCell>
        <TableCell align="right" className={classes.amount}>
          {toDetect ? unbroken(toDetect) : unknown}
        </TableCell>
        <TableCell align="right" className={classes.amount}>
          {!incident.closed && t('incidents.table.open')}
          {incident.closed && (toResolve ? unbroken(toResolve) : unknown)}
        </TableCell>
        <TableCell>
          <span className={classes.marks}>
            <Button
              size="small"
              color="primary"
              className={classes.read}
              aria-label={t('incidents.table.reviewOf', {
                title: incident.title,
              })}
              onClick={() => onOpen(incident.id)}
            >
              {t('incidents.table.review')}
            </Button>
            <IncidentMarks incident={incident} />
          </span>
        </TableCell>
      </TableRow>
    );
  },
);
