import { makeStyles } from '@material-ui/core/styles';
import { fingerSize } from '../../theme/touch';
import { quietText } from '../../theme/stateColours';

/** @internal */
export const useIncidentStyles = makeStyles(theme => ({
  questions: {
    display: 'grid',
    gap: theme.spacing(4),
    gridTemplateColumns: 'minmax(0, 1fr)',
    marginTop: theme.spacing(2),
    [theme.breakpoints.up('lg')]: {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    },
  },
  notice: { marginTop: theme.spacing(2), '&:empty': { display: 'none' } },
  wide: { gridColumn: '1 / -1' },
  question: { ...theme.typography.h6, margin: 0 },
  answer: { ...theme.typography.body1, margin: theme.spacing(0.5, 0, 1.5) },
  sentence: { display: 'block' },
  quiet: { ...theme.typography.body2, color: quietText(theme) },
  amount: { whiteSpace: 'nowrap' },
  total: {
    '& > *': { fontWeight: theme.typography.fontWeightBold as number },
  },
  part: { marginTop: theme.spacing(4), '&:empty': { display: 'none' } },
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1.5),
    margin: theme.spacing(1, 0),
    '& > *': { minWidth: 148 },
  },
  title: {
    '&&': { minWidth: 220, whiteSpace: 'normal', overflowWrap: 'anywhere' },
  },
  target: {
    ...theme.typography.caption,
    display: 'block',
    color: quietText(theme),
  },
  marks: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
  },
  read: { ...fingerSize, whiteSpace: 'nowrap' },
  clickable: {
    cursor: 'pointer',
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  note: {
    ...theme.typography.caption,
    display: 'block',
    margin: theme.spacing(1, 0),
    color: quietText(theme),
  },
}));
