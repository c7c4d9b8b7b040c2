import Button from '@material-ui/core/Button';
import { useText } from '../common/useText';

/** How to come to key results where there are none. @internal */
export const BeginActions = (props: {
  /** Left out where there is nothing to draw suggestions from, and once they were asked for. */
  onAsk?(): void;
  /** Left out where the reader may not edit. */
  onEdit?(): void;
}) => {
  const t = useText();
  const { onAsk, onEdit } = props;
  return (
    <>
      {onAsk && (
        <Button size="small" color="primary" onClick={onAsk}>
          {t('suggestions.ask')}
        </Button>
      )}
      {onEdit && (
        <Button
          size="small"
          color="primary"
          variant="contained"
          onClick={onEdit}
        >
          {t('editor.begin')}
        </Button>
      )}
    </>
  );
};
