import { makeStyles } from '@material-ui/core/styles';
import { fingerSize } from '../../theme/touch';
import { quietText, stateColour } from '../../theme/stateColours';

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
  title: { minWidth: 0, overflowWrap: 'anywhere', '& > a': fingerSize },
  numbers: {
    ...theme.typography.caption,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1.5),
    flexBasis: '100%',
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
    '& svg': { fontSize: '1rem' },
  },
  hidden: {
    ...theme.typography.caption,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.25, 1.5),
    '& > a': theme.typography.body2,
    '& svg': { fontSize: '1rem' },
  },
  problems: {
    ...theme.typography.body2,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
  },
  icon: { fontSize: '1.125rem', color: stateColour(theme, 'at risk') },
  footnote: {
    ...theme.typography.body2,
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
}));
