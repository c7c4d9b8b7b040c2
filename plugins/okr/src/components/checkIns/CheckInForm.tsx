import { FormEvent, useEffect, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { Subheading } from '../common/Subheading';
import { useText } from '../common/useText';
import { CheckInFields } from './CheckInFields';
import { CheckInNotices } from './CheckInNotices';
import { useCheckInStyles } from './checkInStyles';
import { problemsOf, saidKindOf } from './draft';
import { KeptCheckIn } from './keptCheckIn';
import { CheckInFormState } from './useCheckInForm';

/** A check-in being written. @internal */
export const CheckInForm = (props: {
  keyResult: EvaluatedKeyResult;
  days: { first: string; last: string };
  writing: KeptCheckIn;
  form: CheckInFormState;
}) => {
  const classes = useCheckInStyles();
  const t = useText();
  const { keyResult, writing, form } = props;
  const { failure } = form;
  const [tried, setTried] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('input')?.focus();
  }, [writing.id]);

  const problems = problemsOf(writing.draft, saidKindOf(keyResult));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems.length === 0) {
      form.save();
    }
  };
  const ownWords: Record<string, string> = {
    '': t('checkIns.silent'),
    value: t('checkIns.notNumber'),
    ticks: t('checkIns.notWhole'),
  };
  const problemOf = (field: string): string | undefined => {
    const own = tried && problems.some(problem => problem.field === field);
    const theirs =
      failure?.kind === 'fields' &&
      failure.fields.find(problem => problem.field === field)?.message;
    return (own ? ownWords[field] : theirs) || undefined;
  };

  return (
    <form ref={element} className={classes.form} noValidate onSubmit={submit}>
      <Subheading level="h5">
        {t(
          writing.version === undefined
            ? 'checkIns.formTitle'
            : 'checkIns.editTitle',
        )}
      </Subheading>
      <CheckInNotices
        keyResult={keyResult}
        restored={form.restored}
        failure={failure}
        onDiscard={form.discard}
      />
      <CheckInFields
        keyResult={keyResult}
        days={props.days}
        draft={writing.draft}
        problemOf={problemOf}
        onChange={form.change}
      />
      {problemOf('') && (
        <p className={classes.problem} role="alert">
          {problemOf('')}
        </p>
      )}
      <div className={classes.actions}>
        <Button
          type="submit"
          size="small"
          variant="contained"
          color="primary"
          disableElevation
        >
          {t('checkIns.save')}
        </Button>
        <Button size="small" onClick={form.discard}>
          {t('checkIns.cancel')}
        </Button>
      </div>
    </form>
  );
};
