import { useContext, useEffect, useRef } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type {
  CycleSummary,
  EvaluatedKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { useCheckIns } from '../../hooks/useCheckIns';
import { useUserRef } from '../../hooks/useEditing';
import { Placeholder } from '../common/Placeholder';
import { ShowMore } from '../common/ShowMore';
import { Subheading } from '../common/Subheading';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import { CheckInForm } from './CheckInForm';
import { CheckInItem } from './CheckInItem';
import { CheckInsContext, useMayCheckIn } from './CheckInsContext';
import { useCheckInStyles } from './checkInStyles';
import { mergeCheckIns } from './mergeCheckIns';
import { OwnActions } from './OwnActions';
import { saidKindOf } from './draft';
import { UnsavedCheckIn } from './UnsavedCheckIn';
import { useCheckInForm } from './useCheckInForm';

interface KeyResultCheckInsProps {
  entityRef: string;
  objectiveId: string;
  keyResult: EvaluatedKeyResult;
  cycle: CycleSummary;
  /** How often somebody asked for the form elsewhere on the page. */
  asked: number;
}

const Written = (props: KeyResultCheckInsProps & { userRef: string }) => {
  const classes = useCheckInStyles();
  const t = useText();
  const { entityRef, objectiveId, keyResult, asked } = props;
  const { summary, problem, onChanged } = useContext(CheckInsContext);
  const may = useMayCheckIn();
  const days = summary?.days;
  const about = { entityRef, objectiveId, keyResultId: keyResult.id };
  const pages = useCheckIns({ ...about, cycle: props.cycle.id });
  const form = useCheckInForm({
    ...about,
    userRef: props.userRef,
    kind: saidKindOf(keyResult),
    day: days?.last ?? '',
    onChanged,
  });
  const { begin, writing, saving } = form;
  const canBegin = may && !writing && !saving;

  const answered = useRef(0);
  useEffect(() => {
    if (may && asked > answered.current) {
      answered.current = asked;
      begin();
    }
  }, [may, asked, begin]);

  const button = useRef<HTMLButtonElement>(null);
  const wasWriting = useRef(false);
  useEffect(() => {
    if (wasWriting.current && canBegin) {
      button.current?.focus();
    }
    wasWriting.current = (wasWriting.current && !canBegin) || !!writing;
  }, [canBegin, writing]);

  const shown = mergeCheckIns(
    pages.items,
    saving ? new Map(form.local).set(saving.id, saving) : form.local,
  ).filter(({ id }) => writing?.version === undefined || id !== writing.id);
  const silent = summary?.days ? t('checkIns.none') : t('checkIns.noneOver');
  return (
    <>
      {canBegin && (
        <div>
          <Button
            ref={button}
            size="small"
            variant="outlined"
            onClick={form.begin}
          >
            {t('checkIns.open')}
          </Button>
        </div>
      )}
      {may && days && writing && (
        <CheckInForm
          key={writing.id}
          keyResult={keyResult}
          days={days}
          writing={writing}
          form={form}
        />
      )}
      {summary && writing && !(may && days) && (
        <UnsavedCheckIn
          draft={writing.draft}
          kind={saidKindOf(keyResult)}
          isOver={!days}
          onDiscard={form.discard}
        />
      )}
      {problem && <LoadError {...problem} />}
      {pages.loading && !pages.last && <Placeholder height={64} />}
      {pages.last && shown.length === 0 && !writing && (
        <Typography className={classes.quiet}>{silent}</Typography>
      )}
      <ul className={classes.list} aria-live="polite">
        {shown.map(checkIn => (
          <CheckInItem
            key={checkIn.id}
            entityRef={entityRef}
            keyResult={keyResult}
            checkIn={checkIn}
            saving={checkIn === saving}
          >
            {checkIn.mayChange && canBegin && (
              <OwnActions
                checkIn={checkIn}
                onEdit={form.edit}
                onDelete={form.remove}
              />
            )}
          </CheckInItem>
        ))}
      </ul>
      <div>
        <ShowMore pages={pages} />
      </div>
    </>
  );
};

/** What people said of a key result, and where they say it. @internal */
export const KeyResultCheckIns = (props: KeyResultCheckInsProps) => {
  const classes = useCheckInStyles();
  const t = useText();
  const userRef = useUserRef();
  return (
    <div className={classes.root}>
      <Subheading level="h5">{t('checkIns.title')}</Subheading>
      {userRef === undefined ? (
        <Placeholder height={64} />
      ) : (
        <Written key={userRef} {...props} userRef={userRef} />
      )}
    </div>
  );
};
