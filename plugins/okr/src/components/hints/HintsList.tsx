import { makeStyles } from '@material-ui/core/styles';
import BulbIcon from '@material-ui/icons/EmojiObjectsOutlined';
import type { Hint } from '@keyresults/backstage-plugin-okr-common';
import { quietText } from '../../theme/stateColours';
import { useText } from '../common/useText';
import { WithCode } from '../common/WithCode';

const useStyles = makeStyles(theme => ({
  list: {
    ...theme.typography.body2,
    display: 'grid',
    gap: theme.spacing(1),
    margin: 0,
    padding: 0,
    listStyle: 'none',
    color: quietText(theme),
  },
  item: {
    display: 'flex',
    gap: theme.spacing(1),
    maxWidth: 720,
    overflowWrap: 'anywhere',
  },
  icon: { fontSize: 18, marginTop: 1, flexShrink: 0 },
}));

/** What would make a key result or objective better, quietly. @internal */
export const HintsList = (props: { hints?: readonly Hint[] }) => {
  const classes = useStyles();
  const t = useText();
  const { hints = [] } = props;
  if (hints.length === 0) {
    return null;
  }
  return (
    <ul className={classes.list} aria-label={t('hints.list')}>
      {hints.map(({ name, field, reason, advice }) => (
        <li key={`${name} ${field} ${reason}`} className={classes.item}>
          <BulbIcon aria-hidden className={classes.icon} />
          <span>
            <WithCode text={`${reason} ${advice}`} />
          </span>
        </li>
      ))}
    </ul>
  );
};
