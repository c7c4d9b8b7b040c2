import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { useMayCheckIn } from './CheckInsContext';
import { numberFieldOf, saidKindOf } from './draft';

const useStyles = makeStyles(theme => ({
  // Above the button that covers the row.
  root: {
    position: 'relative',
    zIndex: 1,
    display: 'flex',
    marginTop: theme.spacing(0.5),
  },
}));

/** On the row of a key result that lives by check-ins, for who may check in. @internal */
export const CheckInButton = (props: {
  keyResult: EvaluatedKeyResult;
  onClick(): void;
}) => {
  const classes = useStyles();
  const t = useText();
  const may = useMayCheckIn();
  const { keyResult } = props;
  return may && numberFieldOf(saidKindOf(keyResult)) ? (
    <Button
      size="small"
      variant="outlined"
      className={classes.root}
      aria-label={t('checkIns.openFor', { title: keyResult.title })}
      onClick={props.onClick}
    >
      {t('checkIns.open')}
    </Button>
  ) : null;
};
