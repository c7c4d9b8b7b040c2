import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  IncidentReview,
  ReviewVersion,
} from '@keyresults/backstage-plugin-okr-common';
import { Instant } from '../common/Instant';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { diffReviews } from './diffReviews';
import { useReviewStyles } from './reviewStyles';
import { useChangeText } from './useChangeText';

/** Somebody saved meanwhile: theirs beside, yours kept. @internal */
export const ConflictNotice = (props: {
  theirs: ReviewVersion;
  mine: IncidentReview;
  onTakeTheirs(): void;
}) => {
  const classes = useReviewStyles();
  const t = useText();
  const textOf = useChangeText();
  const { theirs, mine } = props;
  const differences = diffReviews(mine, theirs.review);
  return (
    <Notice
      severity="warning"
      title={t('review.conflict.title', {
        who: <EntityRefLink entityRef={theirs.savedBy} />,
        instant: <Instant instant={theirs.savedAt} />,
      })}
      action={
        <Button size="small" variant="outlined" onClick={props.onTakeTheirs}>
          {t('review.conflict.take')}
        </Button>
      }
    >
      <Typography variant="body2">{t('review.conflict.text')}</Typography>
      <Typography variant="body2">
        {differences.length > 0
          ? `${t('review.conflict.theirs')}:`
          : t('review.conflict.none')}
      </Typography>
      <ul className={classes.list}>
        {differences.map((change, index) => (
          <li key={index}>
            <Typography variant="body2" component="span">
              {textOf(change)}
            </Typography>
          </li>
        ))}
      </ul>
    </Notice>
  );
};
