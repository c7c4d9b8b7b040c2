import { makeStyles } from '@material-ui/core/styles';
import { readableErrors } from '../../theme/readableErrors';
import { fingerSize } from '../../theme/touch';
import { quietText, readableOn } from '../../theme/stateColours';

/** @internal */
export const useCheckInStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  groups: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1.5, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    '&:first-child': { borderTop: 0, paddingTop: 0 },
    overflowWrap: 'anywhere',
  },
  onItsWay: { opacity: 0.7 },
  said: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    fontWeight: theme.typography.fontWeightBold as number,
    fontVariantNumeric: 'tabular-nums',
  },
  facts: {
    ...theme.typography.caption,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    color: quietText(theme),
  },
  words: { margin: theme.spacing(0.5, 0) },
  reading: { color: theme.palette.text.primary },
  quiet: { ...theme.typography.body2, color: quietText(theme) },
  button: {
    ...fingerSize,
    font: 'inherit',
    textAlign: 'left',
    color: theme.palette.primary.main,
    padding: 0,
    border: 0,
    background: 'none',
    cursor: 'pointer',
    textDecoration: 'underline',
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  form: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
    padding: theme.spacing(2),
    maxWidth: 720,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    ...readableErrors(theme),
  },
  problem: {
    ...theme.typography.body2,
    margin: 0,
    color: readableOn(theme.palette.background.paper, theme.palette.error.main),
  },
  pair: {
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    },
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));
