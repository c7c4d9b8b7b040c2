import { makeStyles } from '@material-ui/core/styles';
import { readableErrors } from '../../theme/readableErrors';
import { quietText } from '../../theme/stateColours';
import { fingerSize } from '../../theme/touch';

/** A phone on its side, or a page that is zoomed in: everything is scrolled as one. */
const tooShort = '@media (max-height: 559.95px)';
const tallEnough = '@media (min-height: 560px)';

/** @internal */
export const useEditorStyles = makeStyles(theme => ({
  form: {
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
    '&:disabled': { opacity: 0.6 },
  },
  objective: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius * 2,
    backgroundColor: theme.palette.background.paper,
    margin: 0,
    padding: theme.spacing(2),
    minWidth: 0,
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  keyResult: {
    border: 0,
    borderTop: `1px solid ${theme.palette.divider}`,
    margin: 0,
    padding: theme.spacing(2, 0, 0),
    minWidth: 0,
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
  },
  grow: { flex: '1 1 220px', minWidth: 0 },
  short: { flex: '0 1 132px' },
  buttons: { display: 'flex', flexShrink: 0, marginLeft: 'auto' },
  fields: {
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'start',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 148px), 1fr))',
  },
  wide: { gridColumn: 'span 2', minWidth: 0 },
  whole: { gridColumn: '1 / -1', minWidth: 0 },
  now: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
    minHeight: 40,
    fontVariantNumeric: 'tabular-nums',
  },
  tried: { flex: '1 1 100%', minWidth: 0 },
  quiet: { ...theme.typography.caption, color: quietText(theme) },
  small: { ...fingerSize, justifySelf: 'start' },
  // Its text begins where the fields do.
  flush: { marginLeft: theme.spacing(-0.625), marginTop: theme.spacing(-1) },
  list: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  // Side by side, each is scrolled by itself: what is typed stays beside what comes of it.
  half: {
    minWidth: 0,
    [theme.breakpoints.up('md')]: {
      [tallEnough]: {
        gridRow: 2,
        minHeight: 0,
        overflowY: 'auto',
        padding: theme.spacing(0, 1, 2),
      },
    },
  },
  resting: { outline: 'none' },
  unseen: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  halves: {
    ...readableErrors(theme),
    display: 'grid',
    gap: theme.spacing(3),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    color: theme.palette.text.primary,
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      [tallEnough]: {
        gridTemplateRows: 'auto minmax(0, 1fr)',
        alignItems: 'stretch',
        alignContent: 'stretch',
        rowGap: 0,
        overflow: 'hidden',
        padding: theme.spacing(1, 2, 0),
      },
    },
    [tooShort]: { flex: '0 0 auto', overflow: 'visible' },
  },
  notices: {
    display: 'grid',
    gap: theme.spacing(1),
    gridColumn: '1 / -1',
    gridTemplateColumns: 'minmax(0, 1fr)',
    '&:empty': { display: 'none' },
    '&:focus': { outline: 'none' },
    [theme.breakpoints.up('md')]: { padding: theme.spacing(1, 1, 2) },
  },
  outcome: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    paddingTop: theme.spacing(3),
    color: theme.palette.text.primary,
    '&:focus': { outline: 'none' },
  },
  save: {
    flex: '1 1 320px',
    minWidth: 0,
    display: 'grid',
    gap: theme.spacing(0.5),
    color: theme.palette.text.primary,
  },
  place: { overflowWrap: 'anywhere' },
  footer: {
    ...readableErrors(theme),
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
    padding: theme.spacing(2, 3),
    [theme.breakpoints.down('xs')]: {
      gap: theme.spacing(1),
      padding: theme.spacing(1.5, 2),
    },
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  footerButtons: {
    display: 'flex',
    gap: theme.spacing(1),
    marginLeft: 'auto',
  },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(1, 2) },
  },
  titleText: {
    [theme.breakpoints.down('xs')]: {
      fontSize: theme.typography.h6.fontSize,
    },
  },
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  close: { marginLeft: 'auto' },
}));
