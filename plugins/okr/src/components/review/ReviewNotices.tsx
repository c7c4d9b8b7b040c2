import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { ReviewProblem } from '@keyresults/backstage-plugin-okr-common';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { ConflictNotice } from './ConflictNotice';
import { latestReview, reviewOf } from './draft';
import { useReviewStyles } from './reviewStyles';
import { SourceNotice } from './SourceNotice';
import type { ReviewFormState } from './useReviewForm';

/** What the writer of a review should know before going on. @internal */
export const ReviewNotices = (props: {
  form: ReviewFormState;
  /** There is something wrong in a field, and saving was tried. */
  refused: boolean;
  /** Problems of no field that is on the form. */
  elsewhere: readonly ReviewProblem[];
}) => {
  const classes = useReviewStyles();
  const t = useText();
  const { form, elsewhere } = props;
  const { incident, failure } = form;
  const [theirs] = incident.versions;
  return (
    <>
      {form.conflicting && theirs && (
        <ConflictNotice
          theirs={theirs}
          mine={reviewOf(form.draft, incident, latestReview(incident))}
          onTakeTheirs={form.discard}
        />
      )}
      {form.restored && !form.conflicting && (
        <Notice
          severity="info"
          title={t('review.restored')}
          action={
            <Button size="small" onClick={form.discard}>
              {t('review.discard')}
            </Button>
          }
        />
      )}
      {form.moved.length > 0 && <SourceNotice changes={form.moved} />}
      {(failure !== undefined || props.refused) && (
        <Notice severity="warning" title={t('review.problem.title')}>
          <Typography variant="body2">
            {failure === undefined
              ? t('review.problem.text')
              : t('review.problem.network', { message: failure })}
          </Typography>
          {elsewhere.length > 0 && (
            <>
              <Typography variant="body2">
                {t('review.problem.other')}
              </Typography>
              <ul className={classes.list}>
                {elsewhere.map(({ field, message }) => (
                  <li key={field}>{message}</li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
    </>
  );
};
