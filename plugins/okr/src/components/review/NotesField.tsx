import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { WrittenText } from '../common/WrittenText';
import { useText } from '../common/useText';
import { useReviewStyles } from './reviewStyles';

const longestNotes = 50_000;

/** Free text in Markdown, and how it will look. @internal */
export const NotesField = (props: {
  notes: string;
  problem?: string;
  disabled: boolean;
  onChange(notes: string): void;
}) => {
  const classes = useReviewStyles();
  const t = useText();
  const id = useId();
  const [preview, setPreview] = useState(false);
  return (
    <div className={classes.group}>
      <h3 className={classes.heading}>{t('review.notesTitle')}</h3>
      {preview ? (
        <WrittenText content={props.notes || t('review.noNotes')} />
      ) : (
        <TextField
          id={id}
          multiline
          fullWidth
          minRows={4}
          size="small"
          variant="outlined"
          value={props.notes}
          disabled={props.disabled}
          error={props.problem !== undefined}
          helperText={props.problem ?? t('review.notesHint')}
          inputProps={{
            maxLength: longestNotes,
            'aria-label': t('review.notesTitle'),
          }}
          onChange={event => props.onChange(event.target.value)}
        />
      )}
      <Button
        size="small"
        className={`${classes.small} ${classes.flush}`}
        onClick={() => setPreview(!preview)}
      >
        {t(preview ? 'review.write' : 'review.preview')}
      </Button>
    </div>
  );
};
