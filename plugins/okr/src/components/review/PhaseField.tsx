import { useId } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import type { IncidentPhase } from '@keyresults/backstage-plugin-okr-common';
import { formatInstantOfSource } from '../../format/instants';
import { useText } from '../common/useText';
import { fieldText, PhaseDraft } from './draft';
import { useReviewStyles } from './reviewStyles';
import { SourceWord } from './SourceWord';

/** When a phase was reached: in the reader's zone, beside what the source says. @internal */
export const PhaseField = (props: {
  phase: IncidentPhase;
  draft: PhaseDraft;
  source?: string;
  problem?: string;
  disabled: boolean;
  onChange(draft: PhaseDraft): void;
}) => {
  const classes = useReviewStyles();
  const t = useText();
  const id = useId();
  const { phase, draft, source, problem, disabled, onChange } = props;
  const name = t(`incidents.phase.${phase}`);
  const sourceText = source === undefined ? '' : fieldText(source);
  const corrected = draft.notKnown || draft.text !== sourceText;
  const precise = [draft.text, sourceText].some(text => text.length > 16);
  return (
    <div className={classes.phase}>
      <TextField
        id={id}
        type="datetime-local"
        label={name}
        size="small"
        variant="outlined"
        fullWidth
        value={draft.text}
        disabled={disabled || draft.notKnown}
        error={problem !== undefined}
        helperText={problem}
        onChange={event => onChange({ ...draft, text: event.target.value })}
        InputLabelProps={{ shrink: true }}
        inputProps={{ step: precise ? 1 : 60 }}
      />
      <div className={classes.beside}>
        <SourceWord
          field={name}
          says={
            source === undefined ? undefined : formatInstantOfSource(source)
          }
          corrected={corrected}
          onUseSource={() => onChange({ text: sourceText, notKnown: false })}
        />
        {(source !== undefined || draft.notKnown) && (
          <FormControlLabel
            label={t('review.notKnown')}
            control={
              <Checkbox
                size="small"
                color="primary"
                checked={draft.notKnown}
                disabled={disabled}
                inputProps={{
                  'aria-label': t('review.phaseNotKnown', { phase: name }),
                }}
                onChange={event =>
                  onChange(
                    event.target.checked
                      ? { text: '', notKnown: true }
                      : { text: sourceText, notKnown: false },
                  )
                }
              />
            }
          />
        )}
      </div>
    </div>
  );
};
