import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { wordsOf } from './saveFailure';

/** Why the editor does not open. @internal */
export const OpenError = (props: {
  error: Error & { statusCode?: number };
  loading: boolean;
  retry(): void;
}) => {
  const t = useText();
  const { error, loading, retry } = props;
  const isRefused = error.statusCode === 403;
  return (
    <Notice
      severity={isRefused ? 'info' : 'warning'}
      title={t(isRefused ? 'editor.refused.title' : 'editor.refused.failed')}
      action={
        !isRefused && (
          <Button
            size="small"
            variant="outlined"
            onClick={retry}
            disabled={loading}
          >
            {t('error.retry')}
          </Button>
        )
      }
    >
      <Typography variant="body2">
        {error instanceof TypeError
          ? t('editor.preview.unanswered')
          : wordsOf(error)}
      </Typography>
    </Notice>
  );
};
