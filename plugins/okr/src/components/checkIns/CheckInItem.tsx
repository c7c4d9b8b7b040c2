import { ReactNode, useState } from 'react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { dayOf } from '@keyresults/backstage-plugin-okr-common';
import type {
  EvaluatedKeyResult,
  SaidCheckIn,
} from '@keyresults/backstage-plugin-okr-common';
import { formatCalendarDay } from '../../format/instants';
import { Instant } from '../common/Instant';
import { useTimeZone } from '../common/TimeZoneContext';
import { WrittenText } from '../common/WrittenText';
import { useText } from '../common/useText';
import { CheckInHistory } from './CheckInHistory';
import { useCheckInStyles } from './checkInStyles';
import { useSaidText } from './useSaidText';

/** What somebody said, of which day, and when. @internal */
export const CheckInItem = (props: {
  entityRef: string;
  keyResult: Pick<EvaluatedKeyResult, 'unitLabel'>;
  checkIn: SaidCheckIn;
  /** On its way. */
  saving: boolean;
  /** What can be done with it. */
  children?: ReactNode;
}) => {
  const classes = useCheckInStyles();
  const t = useText();
  const timeZone = useTimeZone();
  const saidText = useSaidText(props.keyResult);
  const [showsHistory, setShowsHistory] = useState(false);
  const { checkIn, saving } = props;
  const { day, at, author, words, edited } = checkIn;
  const numbers = saidText(checkIn);
  return (
    <li className={`${classes.item} ${saving ? classes.onItsWay : ''}`}>
      {numbers.length > 0 && (
        <div className={classes.said}>{numbers.join(' · ')}</div>
      )}
      {words && <WrittenText className={classes.words} content={words} />}
      <div className={classes.facts}>
        <span>{formatCalendarDay(day)}</span>
        <EntityRefLink entityRef={author} />
        {dayOf(Date.parse(at), timeZone) !== day && (
          <span>
            {t('checkIns.saidLater', { instant: <Instant instant={at} /> })}
          </span>
        )}
        {saving && <span>{t('checkIns.saving')}</span>}
        {edited && !saving && (
          <button
            type="button"
            className={classes.button}
            aria-expanded={showsHistory}
            title={t('checkIns.history')}
            onClick={() => setShowsHistory(!showsHistory)}
          >
            {t('checkIns.edited')}
          </button>
        )}
        {!saving && props.children}
      </div>
      {showsHistory && (
        <CheckInHistory
          entityRef={props.entityRef}
          keyResult={props.keyResult}
          id={checkIn.id}
        />
      )}
    </li>
  );
};
