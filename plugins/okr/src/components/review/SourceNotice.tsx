import Typography from '@material-ui/core/Typography';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import type { ReviewChange } from './diffReviews';
import { useReviewStyles } from './reviewStyles';
import { useChangeText } from './useChangeText';

/** What the source says otherwise than when the review was typed. @internal */
export const SourceNotice = ({
  changes,
}: {
  changes: readonly ReviewChange[];
}) => {
  const classes = useReviewStyles();
  const t = useText();
  const textOf = useChangeText();
  return (
    <Notice severity="info" title={t('review.moved')}>
      <Typography variant="body2">{t('review.movedText')}</Typography>
      <ul className={classes.list}>
        {changes.map((change, index) => (
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
