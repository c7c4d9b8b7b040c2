import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import InfoOutlinedIcon from '@material-ui/icons/InfoOutlined';
import { stateColour } from '../../theme/stateColours';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1.5, 2),
    backgroundColor: theme.palette.background.paper,
    borderRadius: theme.shape.borderRadius * 2,
    border: `1px solid ${theme.palette.divider}`,
    borderLeftWidth: 4,
    overflowWrap: 'anywhere',
  },
  warning: { borderLeftColor: stateColour(theme, 'at risk') },
  info: { borderLeftColor: theme.palette.primary.main },
  warningIcon: { color: stateColour(theme, 'at risk') },
  infoIcon: { color: theme.palette.primary.main },
  // A button comes below the words where there is no room for them beside it, as in a card at the side.
  content: {
    flex: 1,
    minWidth: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
  },
  body: { flex: '1 1 260px', minWidth: 0 },
  // In line with the title, however long the rest is.
  action: {
    flexShrink: 0,
    [theme.breakpoints.up('sm')]: { margin: theme.spacing(-0.625, 0, -0.25) },
  },
  title: { fontWeight: theme.typography.fontWeightBold as number },
}));

/** Something the reader should know before the numbers. @internal */
export const Notice = (props: {
  severity: 'info' | 'warning';
  title: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) => {
  const classes = useStyles();
  const warning = props.severity === 'warning';
  const Icon = warning ? ErrorOutlineIcon : InfoOutlinedIcon;
  return (
    <div
      role={warning ? 'alert' : 'status'}
      className={`${classes.root} ${warning ? classes.warning : classes.info}`}
    >
      <Icon
        fontSize="small"
        aria-hidden
        className={warning ? classes.warningIcon : classes.infoIcon}
      />
      <div className={classes.content}>
        <div className={classes.body}>
          <Typography variant="body2" component="p" className={classes.title}>
            {props.title}
          </Typography>
          {props.children}
        </div>
        {props.action && <div className={classes.action}>{props.action}</div>}
      </div>
    </div>
  );
};
