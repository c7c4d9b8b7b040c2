import { makeStyles } from '@material-ui/core/styles';
import { fingerSize } from '../../theme/touch';
import { quietText } from '../../theme/stateColours';

/** A quiet list of links with a line of facts under each. @internal */
export const useItemListStyles = makeStyles(theme => ({
  lead: {
    ...theme.typography.body2,
    color: quietText(theme),
    marginBottom: theme.spacing(1),
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    '&:first-child': { borderTop: 0 },
    overflowWrap: 'anywhere',
  },
  title: { ...theme.typography.body2, ...fingerSize },
  sentence: theme.typography.body2,
  facts: {
    ...theme.typography.caption,
    display: 'block',
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
  more: fingerSize,
  note: {
    ...theme.typography.caption,
    display: 'block',
    margin: theme.spacing(1, 0),
    color: quietText(theme),
  },
}));
