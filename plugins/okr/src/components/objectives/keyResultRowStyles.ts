import { makeStyles } from '@material-ui/core/styles';
import { quietText } from '../../theme/stateColours';

/** About the height of a closed row; keeps the scroll bar still while rows far away are not drawn. */
const rowHeight = 76;

/** A grid on wide pages, a stack on narrow ones. @internal */
export const useKeyResultRowStyles = makeStyles(theme => ({
  item: {
    borderTop: `1px solid ${theme.palette.divider}`,
    scrollMarginTop: theme.spacing(2),
  },
  // One of many is laid out only when it comes near.
  deferred: {
    contentVisibility: 'auto',
    containIntrinsicSize: `auto ${rowHeight}px`,
  },
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: theme.spacing(1),
    rowGap: theme.spacing(1.5),
    // Reaches a little beyond the text, so that the row pointed at does not cut it.
    margin: theme.spacing(0, -1),
    padding: theme.spacing(2, 1),
    borderRadius: theme.shape.borderRadius,
    alignItems: 'center',
    '& > *': { gridColumn: 2, minWidth: 0, order: 2 },
    '&:hover': { backgroundColor: theme.palette.action.hover },
    // Two lines of three columns: what it is and how it stands, over its numbers.
    [theme.breakpoints.only('md')]: {
      gridTemplateColumns: '24px minmax(0, 1fr) 160px 120px',
      columnGap: theme.spacing(2),
    },
    [theme.breakpoints.up('lg')]: {
      gridTemplateColumns: '24px minmax(180px, 1fr) 296px 140px 120px 112px',
      columnGap: theme.spacing(3),
      rowGap: 0,
      '& > *': { gridColumn: 'auto', order: 0 },
    },
  },
  chevron: {
    '&&': { gridColumn: 1, gridRow: 1, alignSelf: 'start', order: 0 },
    color: quietText(theme),
    transform: 'rotate(-90deg)',
    transition: theme.transitions.create('transform', {
      duration: theme.transitions.duration.shortest,
    }),
    [theme.breakpoints.up('lg')]: { '&&': { alignSelf: 'center' } },
    '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
  },
  chevronOpen: { transform: 'none' },
  heading: {
    '&&': { order: 0 },
    [theme.breakpoints.only('md')]: { '&&': { gridRow: 1 } },
  },
  title: {
    ...theme.typography.body2,
    margin: 0,
    fontWeight: theme.typography.fontWeightBold as number,
    overflowWrap: 'anywhere',
  },
  button: {
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
    padding: 0,
    border: 0,
    background: 'none',
    cursor: 'pointer',
    // The whole row answers to the button.
    '&::after': { content: '""', position: 'absolute', inset: 0 },
    '&:focus-visible': { outline: 'none' },
    '&:focus-visible::after': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
      borderRadius: theme.shape.borderRadius,
    },
  },
  state: {
    fontSize: theme.typography.body2.fontSize,
    // The word comes before the numbers where they are stacked.
    [theme.breakpoints.down('sm')]: { '&&': { order: 1 } },
    [theme.breakpoints.only('md')]: { '&&': { gridColumn: 3, gridRow: 1 } },
    [theme.breakpoints.up('lg')]: { '&&': { gridColumn: -2 } },
  },
  // Words instead of progress, weeks and state.
  wideState: {
    [theme.breakpoints.only('md')]: { '&&': { gridColumn: '3 / -1' } },
    [theme.breakpoints.up('lg')]: { '&&': { gridColumn: '4 / -1' } },
  },
  progress: {
    [theme.breakpoints.only('md')]: { '&&': { gridColumn: 3, gridRow: 2 } },
  },
  details: {
    padding: theme.spacing(1, 0, 4),
    // In line with the title.
    [theme.breakpoints.only('md')]: { paddingLeft: 24 + theme.spacing(2) },
    [theme.breakpoints.up('lg')]: { paddingLeft: 24 + theme.spacing(3) },
  },
}));
