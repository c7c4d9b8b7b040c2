import Button from '@material-ui/core/Button';
import { useText } from '../common/useText';
import { useReviewStyles } from './reviewStyles';

/** What the source says of a field, whether that is corrected, and the way back to it. @internal */
export const SourceWord = (props: {
  field: string;
  /** As people read it; undefined where the source says nothing. */
  says?: string;
  corrected: boolean;
  onUseSource(): void;
}) => {
  const classes = useReviewStyles();
  const t = useText();
  const { says } = props;
  const isSilent = says === undefined;
  return (
    <>
      {props.corrected && (
        <span className={classes.corrected}>
          {t(isSilent ? 'review.added' : 'review.corrected')}
        </span>
      )}
      <span>
        {isSilent
          ? t('review.sourceSilent')
          : t('review.sourceSays', { value: says })}
      </span>
      {props.corrected && (
        <Button
          size="small"
          color="primary"
          className={classes.small}
          aria-label={t(
            isSilent ? 'review.clearField' : 'review.useSourceFor',
            { field: props.field },
          )}
          onClick={props.onUseSource}
        >
          {t(isSilent ? 'review.clear' : 'review.useSource')}
        </Button>
      )}
    </>
  );
};
