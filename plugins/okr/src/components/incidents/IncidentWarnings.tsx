import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { IncidentsSummary } from '@keyresults/backstage-plugin-okr-common';
import { useItemListStyles } from '../common/itemListStyles';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';

/** What about the data of the incidents is not believed, and why. @internal */
export const IncidentWarnings = (props: {
  summary: IncidentsSummary;
  onOpen(id: string): void;
}) => {
  const classes = useItemListStyles();
  const t = useText();
  const [open, setOpen] = useState(false);
  const { warnings, warningCount } = props.summary;
  if (warningCount === 0) {
    return null;
  }
  return (
    <Notice
      severity="info"
      title={t('incidents.warnings.title', { count: warningCount })}
      action={
        warnings.length > 0 && (
          <Button
            size="small"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'incidents.warnings.hide' : 'incidents.warnings.show')}
          </Button>
        )
      }
    >
      <Typography variant="body2">{t('incidents.warnings.text')}</Typography>
      {open && (
        <ul className={classes.list}>
          {warnings.map(warning => (
            <li
              key={`${warning.incidentId} ${warning.kind}`}
              className={classes.item}
            >
              <span className={classes.title}>{warning.message}</span>{' '}
              <Button
                size="small"
                color="primary"
                aria-label={t('incidents.table.reviewOf', {
                  title: warning.title,
                })}
                onClick={() => props.onOpen(warning.incidentId)}
              >
                {t('incidents.table.review')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {open && warnings.length < warningCount && (
        <span className={classes.note}>
          {t('incidents.warnings.shown', {
            shown: String(warnings.length),
            total: String(warningCount),
          })}
        </span>
      )}
    </Notice>
  );
};
