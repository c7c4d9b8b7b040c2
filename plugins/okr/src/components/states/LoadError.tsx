import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useText } from '../common/useText';
import { asSentence } from '../../format/sentences';
import { Notice } from '../common/Notice';

type Refusal = 'notFound' | 'denied' | 'failed';

function refusalOf(error: Error & { statusCode?: number }): Refusal {
  const { statusCode, name } = error;
  if (statusCode === 404 || name === 'NotFoundError') {
    return 'notFound';
  }
  if (statusCode === 401 || statusCode === 403 || name === 'NotAllowedError') {
    return 'denied';
  }
  return 'failed';
}

/** Why nothing, or nothing new, can be shown, and what to do about it. @internal */
export const LoadError = (props: {
  error: Error;
  retry(): void;
  loading?: boolean;
  /** Numbers from before are still shown. */
  kept?: boolean;
  /** What is missing is one part of the page. */
  part?: boolean;
}) => {
  const t = useText();
  const refusal = refusalOf(props.error);
  const texts = {
    notFound: t('error.notFoundText'),
    denied: t('error.deniedText'),
    failed: props.error.message,
  };
  return (
    <Notice
      severity={refusal === 'failed' ? 'warning' : 'info'}
      title={t(
        refusal === 'failed' && props.part
          ? 'error.partFailed'
          : `error.${refusal}`,
      )}
      action={
        refusal === 'failed' && (
          <Button
            size="small"
            variant="outlined"
            onClick={props.retry}
            disabled={props.loading}
          >
            {t('error.retry')}
          </Button>
        )
      }
    >
      <Typography variant="body2">
        {props.kept
          ? `${asSentence(texts[refusal])} ${t('error.kept')}`
          : texts[refusal]}
      </Typography>
    </Notice>
  );
};
