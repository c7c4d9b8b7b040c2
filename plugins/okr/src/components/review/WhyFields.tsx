import { useId } from 'react';
import TextField from '@material-ui/core/TextField';
import { useText } from '../common/useText';
import { useReviewStyles } from './reviewStyles';

const longestWhy = 2_000;

/** Five answers, each to "why?" of the one before. @internal */
export const WhyFields = (props: {
  whys: readonly string[];
  problemOf(field: string): string | undefined;
  disabled: boolean;
  onChange(whys: string[]): void;
}) => {
  const classes = useReviewStyles();
  const t = useText();
  const id = useId();
  return (
    <fieldset className={classes.group} disabled={props.disabled}>
      <legend className={classes.legend}>{t('review.whysTitle')}</legend>
      {props.whys.map((why, index) => {
        const problem = props.problemOf(`fiveWhys.${index}`);
        return (
          <TextField
            key={index}
            id={`${id}-${index}`}
            label={
              index === 0
                ? t('review.whyFirst')
                : t('review.why', { number: String(index + 1) })
            }
            size="small"
            variant="outlined"
            multiline
            fullWidth
            value={why}
            error={problem !== undefined}
            helperText={problem}
            inputProps={{ maxLength: longestWhy }}
            onChange={event =>
              props.onChange(
                props.whys.map((other, place) =>
                  place === index ? event.target.value : other,
                ),
              )
            }
          />
        );
      })}
    </fieldset>
  );
};
