import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { findMetric } from '@keyresults/backstage-plugin-okr-common';
import type { ErrorRateResponse } from '@keyresults/backstage-plugin-okr-common';
import { useItemListStyles } from '../common/itemListStyles';
import { daysLeftOut } from '../../format/errors';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1.5) },
}));

/** Why some of the errors are in no rate, and what can be done about it. @internal */
export const ErrorNotices = (props: { errors: ErrorRateResponse }) => {
  const classes = useStyles();
  const list = useItemListStyles();
  const t = useText();
  const { projectsWithoutUsers, metric } = props.errors;
  const { running, dropped } = daysLeftOut(props.errors);
  return (
    <div className={classes.root}>
      {projectsWithoutUsers.length > 0 && (
        <Notice severity="warning" title={t('errors.notIdentified')}>
          <Typography variant="body2">
            {t('errors.notIdentifiedIn', {
              count: projectsWithoutUsers.length,
            })}{' '}
            {projectsWithoutUsers.map(({ title, url }, index) => (
              <span key={url}>
                {index > 0 && ', '}
                <Link to={url} underline="always">
                  {title}
                </Link>
              </span>
            ))}
          </Typography>
          <Typography variant="body2">
            {findMetric(metric)?.remedies?.usersNotIdentified}{' '}
            {t('errors.fixed')}
          </Typography>
        </Notice>
      )}
      {metric === 'sentry.errorsPerAffectedUser' && (
        <Notice severity="info" title={t('errors.affected')} />
      )}
      {dropped > 0 && (
        <Notice
          severity="warning"
          title={t('errors.dropped', { count: dropped })}
        />
      )}
      {running > 0 && <span className={list.note}>{t('errors.running')}</span>}
    </div>
  );
};
