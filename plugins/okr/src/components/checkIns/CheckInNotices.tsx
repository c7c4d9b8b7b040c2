import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type {
  EvaluatedKeyResult,
  SaidCheckIn,
} from '@keyresults/backstage-plugin-okr-common';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { SaveFailure } from './saveFailure';
import { useSaidText } from './useSaidText';

function conflictTextOf(
  current: SaidCheckIn | undefined,
): 'conflictDeletedText' | 'conflictText' | 'conflictOverText' {
  if (!current) {
    return 'conflictDeletedText';
  }
  return current.mayChange ? 'conflictText' : 'conflictOverText';
}

/** What somebody who writes should know first. @internal */
export const CheckInNotices = (props: {
  keyResult: EvaluatedKeyResult;
  restored: boolean;
  failure?: SaveFailure;
  onDiscard(): void;
}) => {
  const t = useText();
  const saidText = useSaidText(props.keyResult);
  const { restored, failure } = props;
  if (failure?.kind === 'conflict') {
    const { current } = failure;
    const theirs =
      current && [...saidText(current), current.words].filter(Boolean);
    return (
      <Notice
        severity="warning"
        title={t(theirs ? 'checkIns.conflict' : 'checkIns.conflictDeleted')}
      >
        <Typography variant="body2">
          {t(`checkIns.${conflictTextOf(current)}`, {
            theirs: theirs?.join(', ') ?? '',
          })}
        </Typography>
      </Notice>
    );
  }
  if (failure) {
    const message =
      failure.kind === 'other'
        ? failure.message
        : failure.fields
            .filter(({ field }) => field === 'keyResultId')
            .map(problem => problem.message)
            .join(' ');
    return (
      <Notice severity="warning" title={t('checkIns.failed')}>
        <Typography variant="body2">
          {t('checkIns.failedText', { message })}
        </Typography>
      </Notice>
    );
  }
  return restored ? (
    <Notice
      severity="info"
      title={t('checkIns.restored')}
      action={
        <Button size="small" variant="outlined" onClick={props.onDiscard}>
          {t('checkIns.discard')}
        </Button>
      }
    />
  ) : null;
};
