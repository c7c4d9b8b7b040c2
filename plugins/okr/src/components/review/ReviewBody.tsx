import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import Typography from '@material-ui/core/Typography';
import type { IncidentResponse } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { ReviewForm } from './ReviewForm';
import { ReviewHistory } from './ReviewHistory';
import { ReviewText } from './ReviewText';
import { useReviewStyles } from './reviewStyles';

const ReadReview = (props: { incident: IncidentResponse; onClose(): void }) => {
  const classes = useReviewStyles();
  const t = useText();
  return (
    <>
      <DialogContent className={classes.content}>
        <Typography variant="body2">{t('review.readOnly')}</Typography>
        <ReviewText incident={props.incident} />
        <ReviewHistory versions={props.incident.versions} />
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{t('review.close')}</Button>
      </DialogActions>
    </>
  );
};

/** What is known of one incident: to change, or to read for those who may not. @internal */
export const ReviewBody = (props: {
  userRef: string;
  entityRef: string;
  incident: IncidentResponse;
  onClose(): void;
  onSaved(incident: IncidentResponse): void;
}) =>
  props.incident.mayReview ? (
    <ReviewForm {...props} />
  ) : (
    <ReadReview incident={props.incident} onClose={props.onClose} />
  );
