import { makeStyles } from '@material-ui/core/styles';
import CreateOutlinedIcon from '@material-ui/icons/CreateOutlined';
import DoneIcon from '@material-ui/icons/Done';
import WarningIcon from '@material-ui/icons/Warning';
import type { IncidentRow } from '@keyresults/backstage-plugin-okr-common';
import { quietText, stateColour } from '../../theme/stateColours';
import { useText } from '../common/useText';
import { useIncidentStyles } from './incidentStyles';

const useStyles = makeStyles(theme => ({
  mark: {
    ...theme.typography.caption,
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: quietText(theme),
  },
  warning: { color: stateColour(theme, 'at risk') },
  icon: { fontSize: '1rem' },
}));

/** What a reader should know about an incident's data: corrected, reviewed, in doubt. @internal */
export const IncidentMarks = (props: { incident: IncidentRow }) => {
  const classes = useStyles();
  const layout = useIncidentStyles();
  const t = useText();
  const { corrected, reviewed, warnings } = props.incident;
  const fields = corrected.map(field =>
    field === 'severity' || field === 'area'
      ? t(`incidents.${field}`)
      : t(`incidents.phase.${field}`),
  );
  return (
    <span className={layout.marks}>
      {fields.length > 0 && (
        <span
          className={classes.mark}
          title={t('incidents.table.correctedHint', {
            fields: fields.join(', '),
          })}
        >
          <CreateOutlinedIcon aria-hidden className={classes.icon} />
          {t('incidents.table.corrected')}
        </span>
      )}
      {fields.length === 0 && reviewed && (
        <span className={classes.mark}>
          <DoneIcon aria-hidden className={classes.icon} />
          {t('incidents.table.reviewed')}
        </span>
      )}
      {warnings.length > 0 && (
        <span
          className={`${classes.mark} ${classes.warning}`}
          title={warnings.map(({ message }) => message).join('\n')}
        >
          <WarningIcon aria-hidden className={classes.icon} />
          {t('incidents.table.warning')}
        </span>
      )}
    </span>
  );
};
