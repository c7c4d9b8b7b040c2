import { makeStyles } from '@material-ui/core/styles';
import { fingerSize } from '../../theme/touch';
import { readableErrors } from '../../theme/readableErrors';
import { quietText } from '../../theme/stateColours';

/** @internal */
export const useClosingStyles = makeStyles(theme => ({
  content: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
    color: theme.palette.text.primary,
    fontVariantNumeric: 'tabular-nums',
    ...readableErrors(theme),
  },
  notices: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
    '&:empty': { display: 'none' },
    '&:focus': { outline: 'none' },
  },
  // They end where the fields do.
  buttons: { padding: theme.spacing(1, 3, 2) },
  objective: {
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  legend: {
    ...theme.typography.subtitle1,
    padding: 0,
    fontWeight: theme.typography.fontWeightBold as number,
    overflowWrap: 'anywhere',
  },
  quiet: { ...theme.typography.body2, color: quietText(theme) },
  cycles: {
    ...theme.typography.body2,
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  keyResult: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
    padding: theme.spacing(0.5, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
    // One under the other, as in a table.
    [theme.breakpoints.up('sm')]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(64px, auto) 192px 72px',
      '& > :nth-child(2)': { textAlign: 'right' },
    },
  },
  keyResultTitle: { flex: '1 1 200px', minWidth: 0 },
  radios: { flexDirection: 'row' },
  review: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
    fontVariantNumeric: 'tabular-nums',
  },
  facts: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    color: quietText(theme),
  },
  said: {
    ...theme.typography.body2,
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  saidTitle: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
  },
  sentence: { margin: theme.spacing(0.5, 0, 0), maxWidth: '75ch' },
  verdict: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
    fontWeight: theme.typography.fontWeightMedium as number,
  },
  icon: { fontSize: '1.125rem' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  link: {
    ...fingerSize,
    font: 'inherit',
    color: theme.palette.primary.main,
    padding: 0,
    border: 0,
    background: 'none',
    cursor: 'pointer',
    textAlign: 'left',
    textDecoration: 'underline',
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  compared: {
    '& tr, & tr:nth-of-type(odd)': { background: 'none' },
    '& tbody tr': { borderTop: `1px solid ${theme.palette.divider}` },
    '& thead th:first-child': { whiteSpace: 'normal' },
    // The names of the cycles are on one line, however much is said under each.
    '&& td, && thead th': { verticalAlign: 'top' },
    '& td': { lineHeight: 1.43 },
    '& th[scope=row]': {
      position: 'sticky',
      left: 0,
      zIndex: 1,
      width: '40%',
      minWidth: 220,
      paddingLeft: theme.spacing(2),
      background: theme.palette.background.paper,
      lineHeight: 1.43,
      whiteSpace: 'normal',
      overflowWrap: 'anywhere',
      verticalAlign: 'top',
      [theme.breakpoints.down('xs')]: {
        minWidth: 132,
        maxWidth: 132,
        paddingLeft: theme.spacing(1),
        paddingRight: theme.spacing(1),
      },
    },
  },
  objectiveRow: {
    '&& th[scope=row]': { paddingLeft: 0 },
    '&& th, && td': {
      fontWeight: theme.typography.fontWeightBold as number,
    },
  },
  cell: { display: 'flex', flexDirection: 'column' },
}));
