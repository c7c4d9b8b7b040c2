import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import InfoOutlinedIcon from '@material-ui/icons/InfoOutlined';
import { stateColour } from '../../theme/stateColours';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    [theme.breakpoints.down('xs')]: { flexWrap: 'wrap' },
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
  body: { flex: 1, minWidth: 0 },
  action: {
    alignSelf: 'center',
    flexShrink: 0,
    // Words that stand beside a button on a narrow page are a column of single words.
    [theme.breakpoints.down('xs')]: { width: '100%', paddingLeft: 32 },
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
      <div className={classes.body}>
        <Typography variant="body2" component="p" className={classes.title}>
          {props.title}
        </Typography>
        {props.children}
      </div>
      {props.action && <div className={classes.action}>{props.action}</div>}
    </div>
  );
};
