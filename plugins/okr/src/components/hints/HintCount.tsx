import { makeStyles } from '@material-ui/core/styles';
import BulbIcon from '@material-ui/icons/EmojiObjectsOutlined';
import type { Hint } from '@keyresults/backstage-plugin-okr-common';
import { quietText } from '../../theme/stateColours';
import { useText } from '../common/useText';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.caption,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    marginTop: theme.spacing(0.25),
    color: quietText(theme),
  },
  icon: { fontSize: 14 },
}));

/** Says that there are hints in the row, once it is opened. @internal */
export const HintCount = (props: { hints?: readonly Hint[] }) => {
  const classes = useStyles();
  const t = useText();
  const count = props.hints?.length ?? 0;
  return count > 0 ? (
    <span className={classes.root}>
      <BulbIcon aria-hidden className={classes.icon} />
      {t('hints.count', { count })}
    </span>
  ) : null;
};
