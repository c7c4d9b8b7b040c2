import { makeStyles } from '@material-ui/core/styles';
import { fingerSize } from '../../theme/touch';
import { stateColour } from '../../theme/stateColours';

/** @internal */
export const useMembersStyles = makeStyles(theme => {
  const hovered = theme.palette.action.hover;
  return {
    // A narrow page shows the same columns, to be reached sideways.
    frame: { overflowX: 'auto' },
    table: {
      '& th, & td': {
        padding: theme.spacing(1),
        whiteSpace: 'nowrap',
        fontVariantNumeric: 'tabular-nums',
        '&:first-child': { paddingLeft: 0 },
        '&:last-child': { paddingRight: 0 },
        [theme.breakpoints.down('xs')]: { padding: theme.spacing(1, 0.75) },
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
    trend: { width: 112, '&&': { paddingLeft: theme.spacing(3) } },
    unfresh: {
      ...theme.typography.caption,
      display: 'block',
      color: stateColour(theme, 'outdated'),
    },
    icon: {
      fontSize: '1rem',
      marginRight: theme.spacing(0.5),
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
