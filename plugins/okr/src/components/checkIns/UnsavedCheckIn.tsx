import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { CodeText } from '../common/CodeText';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { CheckInDraft, numberFieldOf } from './draft';

/** What somebody typed and can no longer save, to be copied. @internal */
export const UnsavedCheckIn = (props: {
  draft: CheckInDraft;
  /** Of the key result. */
  kind: string;
  /** Nobody can check in any more. */
  isOver: boolean;
  onDiscard(): void;
}) => {
  const t = useText();
  const { draft, kind, isOver } = props;
  const { confidence, words, day } = draft;
  const number = numberFieldOf(kind);
  const lines = [
    day,
    number && draft[number] && `${t(`checkIns.${number}`)}: ${draft[number]}`,
    confidence !== undefined &&
      t('checkIns.last', { value: String(confidence) }),
    words,
  ].filter(Boolean);
  return (
    <Notice
      severity="info"
      title={t('checkIns.unsaved')}
      action={
        <Button size="small" variant="outlined" onClick={props.onDiscard}>
          {t('checkIns.discard')}
        </Button>
      }
    >
      <Typography variant="body2">
        {t(isOver ? 'checkIns.unsavedText' : 'checkIns.unsavedMayNot')}
      </Typography>
      <CodeText
        text={lines.join('\n')}
        label={t('checkIns.unsaved')}
        copyLabel={t('checkIns.copy')}
      />
    </Notice>
  );
};
