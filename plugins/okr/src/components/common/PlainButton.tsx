import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { fingerSize } from '../../theme/touch';

const useStyles = makeStyles(theme => ({
  root: {
    textAlign: 'left',
    ...fingerSize,
    font: 'inherit',
    color: theme.palette.primary.main,
    padding: 0,
    border: 0,
    background: 'none',
    cursor: 'pointer',
    textDecoration: 'underline',
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
}));

/** A button that reads like a link within a sentence. @internal */
export const PlainButton = (props: {
  onClick(): void;
  children: ReactNode;
}) => {
  const classes = useStyles();
  return (
    <button type="button" className={classes.root} onClick={props.onClick}>
      {props.children}
    </button>
  );
};
