import { FormEvent, useEffect, useId, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  maxCycleSummary,
  reviewProblems,
  verdictField,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  CycleClosing,
  CycleReport,
} from '@keyresults/backstage-plugin-okr-common';
import { Instant } from '../common/Instant';
import { useFocusAfterSaving } from '../common/useFocusAfterSaving';
import { useText } from '../common/useText';
import { verdictOf } from './closingDraft';
import { ClosingNotices } from './ClosingNotices';
import { useClosingStyles } from './closingStyles';
import { ObjectiveFields } from './ObjectiveFields';
import { useClosingForm } from './useClosingForm';

/** The review of a cycle being written. @internal */
export const ClosingForm = (props: {
  userRef: string;
  report: CycleReport;
  onSaved(closing: CycleClosing): void;
  onClose(): void;
}) => {
  const classes = useClosingStyles();
  const t = useText();
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  const { report } = props;
  const { cycle, asOf, objectives, closing } = report;
  const form = useClosingForm(report, props.userRef, props.onSaved);
  const { draft, saving, failure } = form;
  const refused = failure?.kind === 'fields' ? failure.fields : [];

  const missing = reviewProblems(
    form.request,
    objectives.map(objective => objective.id),
  );
  const problemOf = (objectiveId: string, part: 'verdict' | 'sentence') => {
    const field = verdictField(objectiveId, part);
    if (tries > 0 && missing.some(problem => problem.field === field)) {
      return t(
        part === 'verdict'
          ? 'closing.missingVerdict'
          : 'closing.missingSentence',
      );
    }
    return refused.find(problem => problem.field === field)?.message;
  };
  const summaryProblem = refused.find(
    ({ field }) => field === 'summary',
  )?.message;

  const notices = useFocusAfterSaving(
    saving,
    failure !== undefined && failure.kind !== 'fields',
  );
  useEffect(() => {
    if (tries > 0 || failure?.kind === 'fields') {
      element.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"]')
        ?.focus();
    }
  }, [tries, failure]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing.length > 0) {
      setTries(count => count + 1);
    } else if (!saving) {
      form.save();
    }
  };
  const action = closing
    ? t('closing.save')
    : t('closing.open', { cycle: cycle.label });
  return (
    <form ref={element} noValidate onSubmit={submit} aria-busy={saving}>
      <DialogContent className={classes.content}>
        <div ref={notices} tabIndex={-1} className={classes.notices}>
          <ClosingNotices
            report={report}
            form={form}
            refused={refused.length > 0 || (tries > 0 && missing.length > 0)}
          />
        </div>
        {!closing && (
          <Typography variant="body2">
            {t('closing.dialogText')}{' '}
            {asOf < cycle.to &&
              t('closing.asOf', { instant: <Instant instant={asOf} /> })}
          </Typography>
        )}
        {objectives.map(objective => (
          <ObjectiveFields
            key={objective.id}
            objective={objective}
            draft={verdictOf(draft, objective.id)}
            disabled={saving}
            problemOf={part => problemOf(objective.id, part)}
            onChange={changed => form.changeVerdict(objective.id, changed)}
          />
        ))}
        <TextField
          id={`${id}-summary`}
          variant="outlined"
          fullWidth
          multiline
          minRows={3}
          label={t('closing.summary')}
          helperText={summaryProblem ?? t('closing.summaryHint')}
          error={summaryProblem !== undefined}
          value={draft.summary}
          disabled={saving}
          inputProps={{ maxLength: maxCycleSummary }}
          onChange={event => form.change({ summary: event.target.value })}
        />
      </DialogContent>
      <DialogActions className={classes.buttons}>
        <Button onClick={props.onClose}>{t('closing.cancel')}</Button>
        <Button
          type="submit"
          color="primary"
          variant="contained"
          disabled={saving}
        >
          {saving ? t('closing.saving') : action}
        </Button>
      </DialogActions>
    </form>
  );
};
