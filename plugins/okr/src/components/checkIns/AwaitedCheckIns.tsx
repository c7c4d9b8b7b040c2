import { useContext } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { AwaitedCheckIn } from '@keyresults/backstage-plugin-okr-common';
import { quietText } from '../../theme/stateColours';
import { useText } from '../common/useText';
import { CheckInsContext } from './CheckInsContext';
import { useCheckInStyles } from './checkInStyles';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    margin: 0,
    color: quietText(theme),
    overflowWrap: 'anywhere',
  },
}));

/** As many are named. */
const mostNamed = 3;

/** Of which key results of any cycle that runs nobody said anything this week, to who may. @internal */
export const AwaitedCheckIns = (props: {
  /** @param cycle - id of the cycle; undefined where it is the one that is shown */
  onOpen(
    cycle: string | undefined,
    objectiveId: string,
    keyResultId: string,
  ): void;
}) => {
  const classes = useStyles();
  const shared = useCheckInStyles();
  const t = useText();
  const { summary } = useContext(CheckInsContext);
  const awaited: { cycle?: string; awaited: AwaitedCheckIn }[] = [
    ...(summary?.awaited ?? []).map(one => ({ awaited: one })),
    ...(summary?.awaitedElsewhere ?? []).map(({ cycle, ...one }) => ({
      cycle,
      awaited: one,
    })),
  ];
  if (!summary?.mayCheckIn || awaited.length === 0) {
    return null;
  }
  const more = awaited.length - mostNamed;
  return (
    <p className={classes.root}>
      <span>{t('checkIns.awaited', { count: awaited.length })}:</span>
      {awaited
        .slice(0, mostNamed)
        .map(({ cycle, awaited: { objectiveId, keyResultId, title } }) => (
          <button
            key={`${objectiveId}/${keyResultId}`}
            type="button"
            className={shared.button}
            onClick={() => props.onOpen(cycle, objectiveId, keyResultId)}
          >
            {title}
          </button>
        ))}
      {more > 0 && (
        <span>{t('checkIns.awaitedMore', { more: String(more) })}</span>
      )}
    </p>
  );
};
