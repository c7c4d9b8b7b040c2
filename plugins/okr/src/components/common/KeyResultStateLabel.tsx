import CreateOutlinedIcon from '@material-ui/icons/CreateOutlined';
import { makeStyles } from '@material-ui/core/styles';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { isKeptByHand } from '../../format/metrics';
import { stateClass, quietText } from '../../theme/stateColours';
import { StateLabel } from './StateLabel';
import { useText } from './useText';

const useStyles = makeStyles(theme => ({
  byHand: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    color: quietText(theme),
  },
  icon: { fontSize: '1.125rem' },
  spoken: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
}));

/** A key result's state; where people say it in check-ins and have not yet, that, with the state for a screen reader. @internal */
export const KeyResultStateLabel = (props: {
  keyResult: Pick<EvaluatedKeyResult, 'kind' | 'state'> & { metric?: unknown };
  id?: string;
  className?: string;
}) => {
  const classes = useStyles();
  const t = useText();
  const { keyResult, id, className } = props;
  const { state } = keyResult;
  if (!isKeptByHand(keyResult) || state !== 'no data') {
    return <StateLabel id={id} state={state} className={className} />;
  }
  return (
    <span id={id} className={`${classes.byHand} ${className ?? ''}`}>
      <CreateOutlinedIcon aria-hidden className={classes.icon} />
      <span>{t('keyResult.byHand')}</span>
      <span className={classes.spoken}>
        {t('keyResult.byHandState', { state: t(`state.${stateClass[state]}`) })}
      </span>
    </span>
  );
};
