import { makeStyles } from '@material-ui/core/styles';

/** @internal */
export const useCardStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minHeight: 128 },
  objective: {
    ...theme.typography.body2,
    margin: theme.spacing(0, 0, 1),
    fontWeight: theme.typography.fontWeightBold as number,
    overflowWrap: 'anywhere',
  },
  list: { listStyle: 'none', margin: 0, padding: 0, minWidth: 0 },
  item: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 2),
    padding: theme.spacing(0.75, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  title: { minWidth: 0, overflowWrap: 'anywhere' },
  numbers: {
    ...theme.typography.caption,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1.5),
    flexBasis: '100%',
    color: theme.palette.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  },
  footnote: {
    ...theme.typography.body2,
    color: theme.palette.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  },
}));
