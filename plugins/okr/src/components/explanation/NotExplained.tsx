import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { Remote } from '../../hooks/useRemote';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import { refusal } from './refusal';

/** Why nothing is said, and a way back to what is usually said. @internal */
export const NotExplained = (
  props: Pick<Remote<unknown>, 'loading' | 'retry'> & {
    error: Error;
    /** Holds it against the usual days; where it is held against others. */
    onUsual?: () => void;
  },
) => {
  const t = useText();
  const { error, onUsual, retry, loading } = props;
  const reason = refusal(error);
  const usual = onUsual && (
    <Button size="small" variant="outlined" onClick={onUsual}>
      {t('explanation.usual')}
    </Button>
  );
  if (reason !== undefined) {
    return (
      <Notice severity="info" title={t('explanation.refused')} action={usual}>
        <Typography variant="body2">{reason}</Typography>
      </Notice>
    );
  }
  return (
    <>
      <LoadError error={error} retry={retry} loading={loading} part />
      {usual && <div>{usual}</div>}
    </>
  );
};
