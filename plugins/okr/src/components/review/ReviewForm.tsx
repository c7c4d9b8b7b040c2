import { FormEvent, useEffect, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import { incidentPhases } from '@keyresults/backstage-plugin-okr-common';
import type { IncidentResponse } from '@keyresults/backstage-plugin-okr-common';
import { zoneName } from '../../format/instants';
import { useNow } from '../../hooks/useNow';
import { useFocusAfterSaving } from '../common/useFocusAfterSaving';
import { useText } from '../common/useText';
import { ActionFields } from './ActionFields';
import { checkDraft, DraftProblem } from './checkDraft';
import { isOnForm } from './formFields';
import { NotesField } from './NotesField';
import { PhaseField } from './PhaseField';
import { ReviewHistory } from './ReviewHistory';
import { ReviewNotices } from './ReviewNotices';
import { useReviewStyles } from './reviewStyles';
import { useProblemText } from './useProblemText';
import { useReviewForm } from './useReviewForm';
import { WhatFields } from './WhatFields';
import { WhyFields } from './WhyFields';

/** Nobody is reproached with a field that he has not come to yet. */
const saidOnSave: DraftProblem['kind'][] = ['noInstant', 'noTitle'];

/** An incident review being written. @internal */
export const ReviewForm = (props: {
  userRef: string;
  entityRef: string;
  incident: IncidentResponse;
  onSaved(incident: IncidentResponse): void;
  onClose(): void;
}) => {
  const classes = useReviewStyles();
  const t = useText();
  const now = useNow();
  const sayProblem = useProblemText();
  const element = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  const form = useReviewForm(props);
  const { incident, draft, saving, refused, change } = form;

  const problems = checkDraft(draft, incident, now);
  const problemOf = (field: string) => {
    const own = problems.find(problem => problem.field === field);
    if (own && (tries > 0 || !saidOnSave.includes(own.kind))) {
      return sayProblem(own);
    }
    return refused.find(problem => problem.field === field)?.message;
  };

  const notices = useFocusAfterSaving(
    saving,
    form.failure !== undefined || (form.conflicting && refused.length === 0),
  );
  useEffect(() => {
    if (tries > 0 || refused.length > 0) {
      element.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"]')
        ?.focus();
    }
  }, [tries, refused]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problems.length > 0) {
      setTries(count => count + 1);
    } else if (!saving) {
      form.save();
    }
  };

  return (
    <form ref={element} noValidate onSubmit={submit} aria-busy={saving}>
      <DialogContent className={classes.content}>
        <div ref={notices} tabIndex={-1} className={classes.notices}>
          <ReviewNotices
            form={form}
            refused={refused.length > 0 || (tries > 0 && problems.length > 0)}
            elsewhere={refused.filter(({ field }) => !isOnForm(field))}
          />
        </div>
        <fieldset className={classes.group} disabled={saving}>
          <legend className={classes.legend}>{t('review.whenTitle')}</legend>
          <span className={classes.quiet}>
            {t('review.zone', { zone: zoneName() })}
          </span>
          {incidentPhases.map(phase => (
            <PhaseField
              key={phase}
              phase={phase}
              draft={draft.phases[phase]}
              source={incident.source.phases[phase]}
              problem={problemOf(`phases.${phase}`)}
              disabled={saving}
              onChange={changed =>
                change({ phases: { ...draft.phases, [phase]: changed } })
              }
            />
          ))}
        </fieldset>
        <WhatFields
          incident={incident}
          draft={draft}
          problemOf={problemOf}
          disabled={saving}
          onChange={change}
        />
        <WhyFields
          whys={draft.fiveWhys}
          problemOf={problemOf}
          disabled={saving}
          onChange={fiveWhys => change({ fiveWhys })}
        />
        <ActionFields
          items={draft.actionItems}
          problemOf={problemOf}
          disabled={saving}
          onChange={actionItems => change({ actionItems })}
        />
        <NotesField
          notes={draft.notes}
          problem={problemOf('notes')}
          disabled={saving}
          onChange={notes => change({ notes })}
        />
        <ReviewHistory versions={incident.versions} />
      </DialogContent>
      <DialogActions className={classes.buttons}>
        <Button onClick={props.onClose}>{t('review.cancel')}</Button>
        <Button
          type="submit"
          color="primary"
          variant="contained"
          disabled={saving || !form.dirty}
        >
          {t(saving ? 'review.saving' : 'review.save')}
        </Button>
      </DialogActions>
    </form>
  );
};
