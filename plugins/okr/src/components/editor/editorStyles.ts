import { makeStyles, Theme } from '@material-ui/core/styles';
import { quietText, readableOn } from '../../theme/stateColours';
import { fingerSize } from '../../theme/touch';

/** The platform's own red is too pale for words of this size. */
const readableErrors = ({ palette }: Theme) => ({
  '& .MuiFormLabel-root.Mui-error, & .MuiFormHelperText-root.Mui-error': {
    color: readableOn(palette.background.paper, palette.error.main),
  },
});

/** @internal */
export const useEditorStyles = makeStyles(theme => ({
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
  quiet: { ...theme.typography.caption, color: quietText(theme) },
  small: { ...fingerSize, justifySelf: 'start' },
  // Its text begins where the fields do.
  flush: { marginLeft: theme.spacing(-0.625), marginTop: theme.spacing(-1) },
  list: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  pane: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
    paddingTop: theme.spacing(2),
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
    },
  },
  notices: {
    display: 'grid',
    gap: theme.spacing(1),
    gridColumn: '1 / -1',
    gridTemplateColumns: 'minmax(0, 1fr)',
    '&:empty': { display: 'none' },
  },
  outcome: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    paddingTop: theme.spacing(3),
    color: theme.palette.text.primary,
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
  },
  close: { marginLeft: 'auto' },
}));
