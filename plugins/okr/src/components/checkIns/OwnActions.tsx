import { useState } from 'react';
import type { SaidCheckIn } from '@keyresults/backstage-plugin-okr-common';
import { formatCalendarDay } from '../../format/instants';
import { useText } from '../common/useText';
import { useCheckInStyles } from './checkInStyles';

/** What its author can do with a check-in for a day. @internal */
export const OwnActions = (props: {
  checkIn: SaidCheckIn;
  onEdit(checkIn: SaidCheckIn): void;
  onDelete(checkIn: SaidCheckIn): Promise<void>;
}) => {
  const classes = useCheckInStyles();
  const t = useText();
  const [step, setStep] = useState<'none' | 'asked' | 'deleting'>('none');
  const [failure, setFailure] = useState<string>();
  const { checkIn } = props;
  const day = formatCalendarDay(checkIn.day);

  const remove = async () => {
    setStep('deleting');
    setFailure(undefined);
    try {
      await props.onDelete(checkIn);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setStep('none');
    }
  };

  if (step === 'deleting') {
    return <span role="status">{t('checkIns.deleting')}</span>;
  }
  if (step === 'asked') {
    return (
      <>
        <span>{t('checkIns.deleteSure')}</span>
        <button
          type="button"
          className={classes.button}
          aria-label={t('checkIns.deleteOne', { day })}
          onClick={remove}
        >
          {t('checkIns.delete')}
        </button>
        <button
          type="button"
          className={classes.button}
          // The button that was pressed is gone.
          ref={element => element?.focus()}
          onClick={() => setStep('none')}
        >
          {t('checkIns.keep')}
        </button>
      </>
    );
  }
  return (
    <>
      <button
        type="button"
        className={classes.button}
        aria-label={t('checkIns.editOne', { day })}
        onClick={() => props.onEdit(checkIn)}
      >
        {t('checkIns.edit')}
      </button>
      <button
        type="button"
        className={classes.button}
        aria-label={t('checkIns.deleteOne', { day })}
        onClick={() => setStep('asked')}
      >
        {t('checkIns.delete')}
      </button>
      {failure && (
        <span role="alert">
          {t('checkIns.deleteFailed', { message: failure })}
        </span>
      )}
    </>
  );
};
