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
  root: {
    display: 'grid',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
    '&:empty': { display: 'none' },
  },
}));

/** Which days are left out, of both periods, and what stands for them. */
const DroppedDays = (props: { errors: ErrorRateResponse }) => {
  const t = useText();
  const { dropped, droppedBefore } = daysLeftOut(props.errors);
  if (dropped + droppedBefore === 0) {
    return null;
  }
  const before = { count: droppedBefore };
  const { current, previous } = props.errors;
  return (
    <Notice
      severity="warning"
      title={
        dropped > 0
          ? t('errors.dropped', { count: dropped })
          : t('errors.droppedOnlyBefore', before)
      }
    >
      <Typography variant="body2">
        {dropped > 0 &&
          droppedBefore > 0 &&
          `${t('errors.droppedBefore', before)} `}
        {current.events !== null &&
          previous.events !== null &&
          t('errors.asTheMean')}
      </Typography>
    </Notice>
  );
};

/** Why some of the errors are in no rate, and what can be done about it. @internal */
export const ErrorNotices = (props: { errors: ErrorRateResponse }) => {
  const classes = useStyles();
  const list = useItemListStyles();
  const t = useText();
  const { projectsWithoutUsers, hiddenProjectsWithoutUsers, metric } =
    props.errors;
  const hidden = { count: hiddenProjectsWithoutUsers };
  const { running } = daysLeftOut(props.errors);
  return (
    <div className={classes.root}>
      {projectsWithoutUsers.length + hidden.count > 0 && (
        <Notice severity="warning" title={t('errors.notIdentified')}>
          <Typography variant="body2">
            {projectsWithoutUsers.length === 0
              ? t('errors.notIdentifiedHidden', hidden)
              : `${t('errors.notIdentifiedIn', {
                  count: projectsWithoutUsers.length,
                })} `}
            {projectsWithoutUsers.map(({ title, url }, index) => (
              <span key={url}>
                {index > 0 && ', '}
                <Link to={url} underline="always">
                  {title}
                </Link>
              </span>
            ))}
            {projectsWithoutUsers.length > 0 &&
              hidden.count > 0 &&
              `, ${t('errors.notIdentifiedMore', hidden)}`}
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
      <DroppedDays errors={props.errors} />
      {running > 0 && <span className={list.note}>{t('errors.running')}</span>}
    </div>
  );
};
