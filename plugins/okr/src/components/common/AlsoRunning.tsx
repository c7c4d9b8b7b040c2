import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { quietText } from '../../theme/stateColours';
import { useText } from './useText';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1.5),
    margin: 0,
    color: quietText(theme),
    overflowWrap: 'anywhere',
  },
}));

/** Names other cycles that run. @internal */
export const AlsoRunning = (props: {
  /** What leads there, one for each cycle. */
  children: ReactNode;
}) => {
  const classes = useStyles();
  const t = useText();
  return (
    <p className={classes.root}>
      <span>{t('overview.running.title')}</span>
      {props.children}
    </p>
  );
};
