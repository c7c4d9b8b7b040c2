import { makeStyles } from '@material-ui/core/styles';
import { fingerSize } from '../../theme/touch';
import { quietText, stateColour } from '../../theme/stateColours';

/** @internal */
export const useMembersStyles = makeStyles(theme => {
  const hovered = theme.palette.action.hover;
  return {
    // A narrow page shows the same columns, to be reached sideways.
    frame: { overflowX: 'auto' },
    table: {
      '& th, & td': {
        padding: theme.spacing(1, 1.5),
        whiteSpace: 'nowrap',
        fontVariantNumeric: 'tabular-nums',
        '&:first-child': { paddingLeft: 0 },
      },
    },
    row: {
      '&&, &&:hover': { backgroundColor: theme.palette.background.paper },
      '&:hover > *': {
        backgroundImage: `linear-gradient(${hovered}, ${hovered})`,
      },
    },
    name: {
      position: 'sticky',
      left: 0,
      zIndex: 1,
      backgroundColor: theme.palette.background.paper,
      [theme.breakpoints.down('sm')]: {
        boxShadow: `inset -1px 0 ${theme.palette.divider}`,
      },
    },
    sort: fingerSize,
    trend: { width: 112 },
    quiet: { color: quietText(theme) },
    outdated: { color: stateColour(theme, 'outdated') },
    icon: {
      fontSize: '1.125rem',
      marginRight: theme.spacing(0.75),
      verticalAlign: 'text-bottom',
    },
    total: {
      '&&': { backgroundColor: theme.palette.background.paper },
      '& > *': {
        ...theme.typography.body2,
        fontWeight: theme.typography.fontWeightBold as number,
        color: theme.palette.text.primary,
        borderTop: `2px solid ${theme.palette.divider}`,
        borderBottom: 0,
      },
    },
  };
});
