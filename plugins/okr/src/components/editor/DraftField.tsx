import { ReactNode, useEffect, useId, useRef, useState } from 'react';
import TextField from '@material-ui/core/TextField';

interface DraftFieldProps {
  label: string;
  /** As it is written. */
  value: string;
  problem?: string;
  hint?: ReactNode;
  multiline?: boolean;
  className?: string;
  onChange(text: string): void;
  onLeave?(): void;
}

/**
 * A field whose text is somebody's while it is typed: what is written from it may look different (`1.` is `1`), and is
 * shown once the field is left. A field that is emptied is mostly about to be filled again: it counts as empty once it is
 * left, so that what stands beside the value in the file, such as a comment, is not lost on the way.
 *
 * @internal
 */
export const DraftField = (props: DraftFieldProps) => {
  const { value } = props;
  const id = useId();
  const [text, setText] = useState(value);
  const focused = useRef(false);
  useEffect(() => {
    if (!focused.current) {
      setText(value);
    }
  }, [value]);
  return (
    <TextField
      id={id}
      fullWidth
      size="small"
      variant="outlined"
      label={props.label}
      value={text}
      multiline={props.multiline}
      className={props.className}
      error={props.problem !== undefined}
      helperText={props.problem ?? props.hint}
      onFocus={() => {
        focused.current = true;
      }}
      onBlur={() => {
        focused.current = false;
        if (text === '' && value !== '') {
          props.onChange('');
        } else {
          setText(value);
        }
        props.onLeave?.();
      }}
      onChange={event => {
        const typed = event.target.value;
        setText(typed);
        if (typed !== '') {
          props.onChange(typed);
        }
      }}
    />
  );
};
