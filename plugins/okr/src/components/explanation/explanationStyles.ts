import { makeStyles } from '@material-ui/core/styles';
import { quietText } from '../../theme/stateColours';

/** @internal */
export const useExplanationStyles = makeStyles(theme => ({
  name: {
    '&&': { whiteSpace: 'normal' },
    minWidth: 148,
    maxWidth: 320,
    overflowWrap: 'anywhere',
  },
  note: {
    ...theme.typography.caption,
    display: 'block',
    color: quietText(theme),
  },
  whole: {
    '& > *': {
      ...theme.typography.body2,
      fontWeight: theme.typography.fontWeightBold as number,
      color: theme.palette.text.primary,
      borderTop: `2px solid ${theme.palette.divider}`,
      borderBottom: 0,
    },
  },
}));
