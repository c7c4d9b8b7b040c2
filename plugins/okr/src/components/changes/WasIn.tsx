import { makeStyles } from '@material-ui/core/styles';
import type { KeyResultState } from '@keyresults/backstage-plugin-okr-common';
import { StateLabel } from '../common/StateLabel';
import { useText } from '../common/useText';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
  },
}));

/** The state that a key result was in last. @internal */
export const WasIn = ({ state }: { state: KeyResultState }) => {
  const classes = useStyles();
  const t = useText();
  return (
    <span className={classes.root}>
      {t('changes.wasIn', { state: <StateLabel state={state} /> })}
    </span>
  );
};
