import { makeStyles } from '@material-ui/core/styles';

/** Columns that a narrow page has no room for are left out there. @internal */
export const useMembersStyles = makeStyles(theme => ({
  cell: {
    padding: theme.spacing(0.75, 1),
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  wide: {
    padding: theme.spacing(0.75, 1),
    fontVariantNumeric: 'tabular-nums',
    [theme.breakpoints.down('sm')]: { display: 'none' },
  },
  trend: {
    padding: theme.spacing(0.75, 1),
    width: 104,
    [theme.breakpoints.down('md')]: { display: 'none' },
  },
  total: {
    '& > *': {
      ...theme.typography.body2,
      fontWeight: theme.typography.fontWeightBold as number,
      fontVariantNumeric: 'tabular-nums',
      color: theme.palette.text.primary,
      borderTop: `2px solid ${theme.palette.divider}`,
      borderBottom: 0,
    },
  },
}));
