import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  '@keyframes breathe': {
    '0%, 100%': { opacity: 1 },
    '50%': { opacity: 0.5 },
  },
  root: {
    maxWidth: '100%',
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.action.hover,
    animation: '$breathe 1.8s ease-in-out infinite',
    '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
  },
}));

/** Keeps the room of what is still on its way. @internal */
export const Placeholder = (props: {
  height: number;
  width?: number | string;
}) => {
  const classes = useStyles();
  return (
    <div
      aria-hidden
      className={classes.root}
      style={{ height: props.height, width: props.width ?? '100%' }}
    />
  );
};
