import { useContext } from 'react';
import { makeStyles } from '@material-ui/core/styles';
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

/** Of which key results nobody said anything this week, to who may. @internal */
export const AwaitedCheckIns = (props: {
  onOpen(objectiveId: string, keyResultId: string): void;
}) => {
  const classes = useStyles();
  const shared = useCheckInStyles();
  const t = useText();
  const { summary } = useContext(CheckInsContext);
  if (!summary?.mayCheckIn || summary.awaited.length === 0) {
    return null;
  }
  const { awaited } = summary;
  const more = awaited.length - mostNamed;
  return (
    <p className={classes.root}>
      <span>{t('checkIns.awaited', { count: awaited.length })}:</span>
      {awaited
        .slice(0, mostNamed)
        .map(({ objectiveId, keyResultId, title }) => (
          <button
            key={`${objectiveId}/${keyResultId}`}
            type="button"
            className={shared.button}
            onClick={() => props.onOpen(objectiveId, keyResultId)}
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
