import { makeStyles } from '@material-ui/core/styles';
import FlagIcon from '@material-ui/icons/Flag';
import type { PromiseChange } from '@keyresults/backstage-plugin-okr-common';
import { formatDay } from '../../format/instants';
import { useTimeZone } from '../common/TimeZoneContext';
import { useText } from '../common/useText';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.caption,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    marginTop: theme.spacing(0.25),
    color: theme.palette.text.primary,
    fontWeight: theme.typography.fontWeightMedium as number,
  },
  icon: { fontSize: 14 },
}));

function whatMoved({ parts }: PromiseChange) {
  const eased = parts.filter(part => part.eased).map(({ part }) => part);
  if (eased.includes('targetValue')) {
    return 'changes.movedTargetValue';
  }
  return eased.length > 0 && eased.every(part => part === 'guardrail')
    ? 'changes.movedGuardrail'
    : 'changes.movedPromise';
}

/** Says that less is promised than at the beginning of the cycle, or was for a while. @internal */
export const MovedLabel = (props: { changes?: readonly PromiseChange[] }) => {
  const classes = useStyles();
  const t = useText();
  const timeZone = useTimeZone();
  const eased = (props.changes ?? []).filter(change => change.eased);
  const told =
    eased.filter(({ takenBackAt }) => takenBackAt === undefined).at(-1) ??
    eased.at(-1);
  if (!told) {
    return null;
  }
  const words = { what: t(whatMoved(told)), day: formatDay(told.at, timeZone) };
  return (
    <span className={classes.root}>
      <FlagIcon aria-hidden className={classes.icon} />
      {told.takenBackAt === undefined
        ? t('changes.moved', words)
        : t('changes.movedBack', {
            ...words,
            back: formatDay(told.takenBackAt, timeZone),
          })}
    </span>
  );
};
