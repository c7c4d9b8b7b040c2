import { ReactNode, useId } from 'react';
import Dialog from '@material-ui/core/Dialog';
import DialogTitle from '@material-ui/core/DialogTitle';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';

const useStyles = makeStyles(theme => ({
  title: { paddingRight: theme.spacing(8), overflowWrap: 'anywhere' },
  close: {
    position: 'absolute',
    top: theme.spacing(1.5),
    right: theme.spacing(1.5),
  },
}));

/** Something to read and write over the page; all of a narrow screen. @internal */
export const PageDialog = (props: {
  title: string;
  /** Under the title. */
  facts?: ReactNode;
  closeLabel: string;
  onClose(): void;
  children: ReactNode;
}) => {
  const classes = useStyles();
  const titleId = useId();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('xs'));
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      scroll="body"
      fullScreen={narrow}
      onClose={props.onClose}
      aria-labelledby={titleId}
    >
      <DialogTitle disableTypography className={classes.title}>
        <Typography id={titleId} variant="h5" component="h2">
          {props.title}
        </Typography>
        {props.facts}
        <IconButton
          className={classes.close}
          aria-label={props.closeLabel}
          onClick={props.onClose}
        >
          <CloseIcon />
        </IconButton>
      </DialogTitle>
      {props.children}
    </Dialog>
  );
};
