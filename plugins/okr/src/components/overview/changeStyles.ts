import { makeStyles } from '@material-ui/core/styles';
import { quietText } from '../../theme/stateColours';

/** @internal */
export const useChangeStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0, minWidth: 0 },
  item: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(1, 0),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  what: {
    display: 'grid',
    alignContent: 'start',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  states: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
  },
  promise: {
    display: 'grid',
    alignContent: 'start',
    justifyItems: 'start',
    // One under the other, as each row is as wide as any.
    [theme.breakpoints.up('md')]: { width: '45%' },
  },
  quiet: { color: quietText(theme) },
}));
