import { makeStyles } from '@material-ui/core/styles';
import { readableErrors } from '../../theme/readableErrors';
import { fingerSize } from '../../theme/touch';
import { quietText } from '../../theme/stateColours';

/** @internal */
export const useReviewStyles = makeStyles(theme => ({
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
  heading: {
    ...theme.typography.subtitle1,
    margin: 0,
    fontWeight: theme.typography.fontWeightBold as number,
  },
  group: {
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  legend: {
    ...theme.typography.subtitle1,
    padding: 0,
    marginBottom: theme.spacing(1),
    fontWeight: theme.typography.fontWeightBold as number,
  },
  quiet: { ...theme.typography.caption, color: quietText(theme) },
  phase: {
    display: 'grid',
    gap: theme.spacing(0, 2),
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    [theme.breakpoints.up('sm')]: {
      // A date-time field with seconds and AM or PM is wider than 290px.
      gridTemplateColumns: '336px minmax(0, 1fr)',
    },
    // Phases are named in lower case in sentences; a label begins as the others do.
    '& label::first-letter': { textTransform: 'uppercase' },
  },
  beside: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1.5),
    [theme.breakpoints.up('sm')]: { minHeight: 40 },
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(0.5, 0) },
    color: quietText(theme),
  },
  corrected: {
    fontWeight: theme.typography.fontWeightBold as number,
    color: theme.palette.text.primary,
  },
  pair: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    },
  },
  action: {
    display: 'grid',
    gap: theme.spacing(1.5),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 200px) 160px auto auto',
    },
    [theme.breakpoints.down('xs')]: {
      paddingBottom: theme.spacing(2),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
  },
  small: { ...fingerSize, justifySelf: 'start' },
  // Its text begins where the fields do.
  flush: { marginLeft: theme.spacing(-0.625) },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    '& > li::first-letter': { textTransform: 'uppercase' },
  },
  versions: { listStyle: 'none', margin: 0, padding: 0 },
  version: {
    ...theme.typography.body2,
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    '&:first-child': { borderTop: 0 },
    overflowWrap: 'anywhere',
  },
}));
