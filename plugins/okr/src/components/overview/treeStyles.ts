import { makeStyles } from '@material-ui/core/styles';
import { quietText, stateColour } from '../../theme/stateColours';
import { fingerSize } from '../../theme/touch';

/** @internal */
export const useTreeStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0, minWidth: 0 },
  below: {
    listStyle: 'none',
    margin: 0,
    marginLeft: theme.spacing(1.75),
    padding: 0,
    paddingLeft: theme.spacing(2),
    borderLeft: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('sm')]: {
      marginLeft: theme.spacing(1),
      paddingLeft: theme.spacing(0.5),
    },
  },
  node: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    alignItems: 'start',
    padding: theme.spacing(0.75, 0),
  },
  toggle: { padding: 4 },
  body: { gridColumn: 2, minWidth: 0, overflowWrap: 'anywhere' },
  link: { ...theme.typography.body1, ...fingerSize },
  facts: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
    '& svg': { fontSize: '1rem' },
  },
  broken: {
    ...theme.typography.body2,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
  },
  brokenIcon: { fontSize: '1.125rem', color: stateColour(theme, 'at risk') },
  actions: { display: 'flex', gap: theme.spacing(1) },
  hint: {
    ...theme.typography.body2,
    margin: theme.spacing(0, 0, 1),
    color: quietText(theme),
  },
}));
