import { makeStyles } from '@material-ui/core/styles';
import { quietText } from '../../theme/stateColours';

/** @internal */
export const useTabStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
    color: theme.palette.text.primary,
  },
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    minHeight: 56,
  },
  title: {
    ...theme.typography.h5,
    margin: 0,
    fontWeight: theme.typography.fontWeightBold as number,
  },
  facts: {
    ...theme.typography.body2,
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
    marginLeft: 'auto',
    textAlign: 'right',
    [theme.breakpoints.down('md')]: {
      flexBasis: '100%',
      marginLeft: 0,
      textAlign: 'left',
    },
  },
}));
