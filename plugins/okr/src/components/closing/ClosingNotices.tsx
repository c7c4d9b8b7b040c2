import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { CycleReport } from '@keyresults/backstage-plugin-okr-common';
import { Instant } from '../common/Instant';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { SaidOfObjectives } from './SaidOfObjectives';
import type { ClosingFormState } from './useClosingForm';

/** What somebody who closes a cycle should know first. @internal */
export const ClosingNotices = (props: {
  report: CycleReport;
  form: ClosingFormState;
  /** Something is missing or not right. */
  refused: boolean;
}) => {
  const t = useText();
  const { report, form } = props;
  const { failure } = form;
  if (failure?.kind === 'conflict') {
    const { review } = failure.current;
    return (
      <Notice
        severity="warning"
        title={t('closing.conflict', {
          who: <EntityRefLink entityRef={review.savedBy} />,
          instant: <Instant instant={review.savedAt} />,
        })}
      >
        <Typography variant="body2">{t('closing.conflictText')}</Typography>
        <SaidOfObjectives objectives={report.objectives} review={review} />
      </Notice>
    );
  }
  if (failure?.kind === 'other') {
    return (
      <Notice severity="warning" title={t('closing.failed')}>
        <Typography variant="body2">
          {t('closing.failedText', { message: failure.message })}
        </Typography>
      </Notice>
    );
  }
  if (props.refused) {
    return <Notice severity="warning" title={t('closing.incomplete')} />;
  }
  return form.restored ? (
    <Notice
      severity="info"
      title={t('closing.restored')}
      action={
        <Button size="small" variant="outlined" onClick={form.discard}>
          {t('closing.discard')}
        </Button>
      }
    />
  ) : null;
};
