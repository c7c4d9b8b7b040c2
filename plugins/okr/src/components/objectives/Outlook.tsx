import { makeStyles } from '@material-ui/core/styles';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { quietText } from '../../theme/stateColours';
import { useText } from '../common/useText';
import { useChanceText } from './useChanceText';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.caption,
    display: 'block',
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** How likely a key result is made that is not yet, in two words under its state. @internal */
export const Outlook = (props: { keyResult: EvaluatedKeyResult }) => {
  const classes = useStyles();
  const t = useText();
  const chance = useChanceText()(props.keyResult);
  const { state } = props.keyResult;
  const isOpen =
    state === 'on track' || state === 'at risk' || state === 'off track';
  return isOpen && chance !== undefined ? (
    <span className={classes.root}>{t('outlook.likely', { chance })}</span>
  ) : null;
};
