import { fade, makeStyles, Theme } from '@material-ui/core/styles';
import type { KeyResultState } from '@keyresults/backstage-plugin-okr-common';
import {
  blended,
  quietText,
  readableOn,
  stateClass,
  stateColour,
} from '../../theme/stateColours';
import { fingerSize } from '../../theme/touch';

/** How much of a state's colour its cell has. */
const tint = 0.12;

/** Nothing to alarm anybody with, and nothing to be proud of either. */
const quietStates: readonly KeyResultState[] = [
  'no data',
  'outdated',
  'not started',
];

function cellOf(theme: Theme, state: KeyResultState) {
  const colour = stateColour(theme, state);
  const ground = quietStates.includes(state)
    ? theme.palette.background.paper
    : blended(fade(colour, tint), theme.palette.background.paper);
  return {
    backgroundColor: ground,
    boxShadow: `inset 4px 0 0 ${colour}`,
    '& $word': { color: readableOn(ground, colour) },
  };
}

/** @internal */
export const useOverviewStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    color: theme.palette.text.primary,
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
  },
  search: { flex: '1 1 220px', maxWidth: 360 },
  choice: { minWidth: 150 },
  // The library's own is too pale on the page's background.
  label: { '&:not(.Mui-focused)': { color: quietText(theme) } },
  end: { marginLeft: 'auto' },
  states: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    alignItems: 'center',
    minHeight: 40,
  },
  state: {
    ...theme.typography.body2,
    padding: theme.spacing(0.5, 1.5),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: 16,
    backgroundColor: theme.palette.background.paper,
    cursor: 'pointer',
    '&[aria-pressed="true"]': {
      borderColor: theme.palette.text.primary,
      boxShadow: `inset 0 0 0 1px ${theme.palette.text.primary}`,
    },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
    ...fingerSize,
  },
  quiet: {
    ...theme.typography.body2,
    margin: 0,
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
  rows: { listStyle: 'none', margin: 0, padding: 0, minWidth: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(160px, 240px) minmax(0, 1fr)',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(1.25, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    // Rows out of sight cost nothing, however many there are.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 84px',
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      containIntrinsicSize: 'auto 190px',
    },
  },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  entity: {
    ...theme.typography.body1,
    fontWeight: theme.typography.fontWeightBold as number,
    ...fingerSize,
  },
  cells: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(148px, 1fr))',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  cell: {
    position: 'relative',
    display: 'grid',
    alignContent: 'space-between',
    gap: 2,
    height: '100%',
    boxSizing: 'border-box',
    padding: theme.spacing(0.75, 1, 0.75, 1.5),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    color: theme.palette.text.primary,
    textDecoration: 'none',
    '&:hover': { borderColor: theme.palette.text.primary },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 1,
    },
  },
  cellTitle: {
    ...theme.typography.body2,
    lineHeight: 1.3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflowWrap: 'anywhere',
  },
  cellState: {
    ...theme.typography.caption,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    '& svg': { fontSize: '1rem' },
  },
  spoken: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  word: {},
  changed: { fontStyle: 'italic' },
  ...Object.fromEntries(
    (Object.entries(stateClass) as [KeyResultState, string][]).map(
      ([state, name]) => [name, cellOf(theme, state)],
    ),
  ),
}));
