import { useId } from 'react';
import TextField from '@material-ui/core/TextField';
import { maxCheckInWords } from '@keyresults/backstage-plugin-okr-common';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { useCheckInStyles } from './checkInStyles';
import { ConfidenceField } from './ConfidenceField';
import { CheckInDraft, numberFieldOf, saidKindOf } from './draft';
import { otherReading, readNumber } from './typedNumber';

/** What can be said of a key result of its kind. @internal */
export const CheckInFields = (props: {
  keyResult: EvaluatedKeyResult;
  days: { first: string; last: string };
  draft: CheckInDraft;
  problemOf(field: string): string | undefined;
  onChange(changed: Partial<CheckInDraft>): void;
}) => {
  const classes = useCheckInStyles();
  const t = useText();
  const id = useId();
  const { keyResult, days, draft, problemOf, onChange } = props;
  const number = numberFieldOf(saidKindOf(keyResult));
  const typed = number ? draft[number] : '';
  const other = otherReading(typed);
  const reading =
    other !== undefined &&
    t('checkIns.reading', {
      read: String(readNumber(typed)),
      other: String(other),
    });
  const field = (
    name: 'value' | 'ticks' | 'day' | 'words',
    label: string,
    hint?: string,
  ) => {
    const problem = problemOf(name);
    return {
      id: `${id}-${name}`,
      label,
      size: 'small' as const,
      variant: 'outlined' as const,
      fullWidth: true,
      value: draft[name],
      error: problem !== undefined,
      helperText: problem ?? hint,
      onChange: (event: { target: { value: string } }) =>
        onChange({ [name]: event.target.value }),
    };
  };
  return (
    <>
      <div className={classes.pair}>
        {number && (
          <TextField
            {...field(
              number,
              t(`checkIns.${number}`),
              reading ||
                (keyResult.promise &&
                  t('checkIns.promised', { promise: keyResult.promise })),
            )}
            FormHelperTextProps={{
              'aria-live': 'polite',
              className: reading ? classes.reading : undefined,
            }}
            inputProps={{ inputMode: 'decimal', autoComplete: 'off' }}
          />
        )}
        <TextField
          {...field('day', t('checkIns.day'))}
          type="date"
          InputLabelProps={{ shrink: true }}
          inputProps={{ min: days.first, max: days.last }}
        />
      </div>
      <ConfidenceField
        value={draft.confidence}
        problem={problemOf('confidence')}
        onChange={confidence => onChange({ confidence })}
      />
      <TextField
        {...field('words', t('checkIns.words'), t('checkIns.wordsHint'))}
        multiline
        minRows={2}
        inputProps={{ maxLength: maxCheckInWords }}
      />
    </>
  );
};
