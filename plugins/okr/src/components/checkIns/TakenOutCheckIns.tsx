import { useContext, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import type {
  CheckedIn,
  OkrsResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { useCheckIns } from '../../hooks/useCheckIns';
import { Placeholder } from '../common/Placeholder';
import { Section } from '../common/Section';
import { ShowMore } from '../common/ShowMore';
import { Subheading } from '../common/Subheading';
import { useText } from '../common/useText';
import { CheckInItem } from './CheckInItem';
import { CheckInsContext } from './CheckInsContext';
import { useCheckInStyles } from './checkInStyles';
import { takenOut } from './takenOut';

/** What is gone tells no unit any more: check-ins are shown with the one that was kept with them. */
const UNKNOWN = {};

const SaidOfOne = (props: {
  entityRef: string;
  cycle: string;
  about: Pick<CheckedIn, 'objectiveId' | 'keyResultId'>;
}) => {
  const classes = useCheckInStyles();
  const { entityRef, cycle, about } = props;
  const { objectiveId, keyResultId } = about;
  const pages = useCheckIns({ entityRef, cycle, objectiveId, keyResultId });
  const { items, last, loading } = pages;
  const title = items[0]?.title ?? keyResultId;
  return (
    <div>
      {loading && !last && <Placeholder height={64} />}
      {items.length > 0 && (
        <>
          <Subheading level="h4">{title}</Subheading>
          <ul className={classes.list} aria-label={title}>
            {items.map(checkIn => (
              <CheckInItem
                key={checkIn.id}
                entityRef={entityRef}
                keyResult={UNKNOWN}
                checkIn={checkIn}
                saving={false}
              />
            ))}
          </ul>
        </>
      )}
      <ShowMore pages={pages} />
    </div>
  );
};

/** What was said of key results that the cycle does not have any more; nothing where there is none of it. @internal */
export const TakenOutCheckIns = (props: {
  okrs: Pick<OkrsResponse, 'entityRef' | 'cycle' | 'objectives'>;
}) => {
  const classes = useCheckInStyles();
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { summary } = useContext(CheckInsContext);
  const { entityRef, cycle, objectives } = props.okrs;
  const gone =
    summary?.cycle.id === cycle.id
      ? takenOut(summary.keyResults, objectives)
      : [];
  if (gone.length === 0) {
    return null;
  }
  const count = gone.reduce((sum, one) => sum + one.count, 0);
  return (
    <Section
      title={t('checkIns.takenOut')}
      actions={
        <Button
          size="small"
          color="primary"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'checkIns.takenOutHide' : 'checkIns.takenOutShow')}
        </Button>
      }
    >
      {open ? (
        <div id={id} className={classes.groups}>
          {gone.map(about => (
            <SaidOfOne
              key={`${about.objectiveId}/${about.keyResultId}`}
              entityRef={entityRef}
              cycle={cycle.id}
              about={about}
            />
          ))}
        </div>
      ) : (
        <span className={classes.quiet}>
          {t('checkIns.takenOutText', { count })}
        </span>
      )}
    </Section>
  );
};
