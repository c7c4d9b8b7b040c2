import { useId } from 'react';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import {
  maxVerdictSentence,
  objectiveVerdictSchema,
  scoredOf,
} from '@keyresults/backstage-plugin-okr-common';
import type { EvaluatedObjective } from '@keyresults/backstage-plugin-okr-common';
import { useScoreText } from '../common/useScoreText';
import { useText } from '../common/useText';
import type { VerdictDraft } from './closingDraft';
import { useClosingStyles } from './closingStyles';
import { FinalKeyResults } from './FinalKeyResults';

const labels = {
  keep: 'closing.sentenceKeep',
  change: 'closing.sentenceChange',
  drop: 'closing.sentenceDrop',
} as const;

/** How an objective ended, and what becomes of it. @internal */
export const ObjectiveFields = (props: {
  objective: EvaluatedObjective;
  draft: VerdictDraft;
  disabled: boolean;
  problemOf(part: 'verdict' | 'sentence'): string | undefined;
  onChange(changed: Partial<VerdictDraft>): void;
}) => {
  const classes = useClosingStyles();
  const t = useText();
  const scoreText = useScoreText();
  const id = useId();
  const { objective, draft, problemOf, onChange } = props;
  const noVerdict = problemOf('verdict');
  const noSentence = problemOf('sentence');
  return (
    <fieldset className={classes.objective} disabled={props.disabled}>
      <legend className={classes.legend}>{objective.objective}</legend>
      <span className={classes.quiet}>
        {scoreText(objective.score, scoredOf(objective))}
      </span>
      <FinalKeyResults objective={objective} />
      <FormControl error={noVerdict !== undefined}>
        <RadioGroup
          className={classes.radios}
          aria-label={`${t('closing.verdict')}: ${objective.objective}`}
          aria-describedby={noVerdict && `${id}-verdict`}
          aria-invalid={noVerdict !== undefined}
          tabIndex={-1}
          value={draft.verdict ?? ''}
          onChange={event => {
            const read = objectiveVerdictSchema.safeParse(event.target.value);
            onChange({ verdict: read.data });
          }}
        >
          {objectiveVerdictSchema.options.map(verdict => (
            <FormControlLabel
              key={verdict}
              value={verdict}
              control={<Radio size="small" color="primary" />}
              label={t(`closing.${verdict}`)}
              disabled={props.disabled}
            />
          ))}
        </RadioGroup>
        {noVerdict && (
          <FormHelperText id={`${id}-verdict`}>{noVerdict}</FormHelperText>
        )}
      </FormControl>
      <TextField
        id={`${id}-sentence`}
        size="small"
        variant="outlined"
        fullWidth
        multiline
        label={t(labels[draft.verdict ?? 'keep'])}
        value={draft.sentence}
        error={noSentence !== undefined}
        helperText={noSentence}
        inputProps={{ maxLength: maxVerdictSentence }}
        onChange={event => onChange({ sentence: event.target.value })}
      />
    </fieldset>
  );
};
