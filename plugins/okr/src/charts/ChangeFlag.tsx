import { makeStyles } from '@material-ui/core/styles';
import FlagIcon from '@material-ui/icons/Flag';
import OutlinedFlagIcon from '@material-ui/icons/OutlinedFlag';

const useStyles = makeStyles({
  root: { fontSize: 16, verticalAlign: 'text-bottom' },
});

/** The mark of a change: filled where less is promised than before, an outline else. @internal */
export const ChangeFlag = (props: { eased: boolean }) => {
  const classes = useStyles();
  const Icon = props.eased ? FlagIcon : OutlinedFlagIcon;
  return <Icon aria-hidden className={classes.root} />;
};
