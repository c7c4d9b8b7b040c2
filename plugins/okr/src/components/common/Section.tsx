import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';

const useStyles = makeStyles({
  root: {
    height: 'auto',
    minWidth: 0,
    // The title gives way to what stands beside it, down to a few words a line; then that comes below.
    '& > :first-child > *': { flexWrap: 'wrap' },
    '& > :first-child > * > :first-child': {
      flex: '1 1 0',
      minWidth: 'min(100%, 9em)',
    },
    '& > :first-child > * > :last-child:not(:only-child)': {
      flexShrink: 0,
      maxWidth: '100%',
      flexWrap: 'wrap',
    },
  },
  title: { overflowWrap: 'anywhere' },
});

/** One framed part of the tab, framed as the platform frames its own cards. @internal */
export const Section = (props: {
  title: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) => {
  const classes = useStyles();
  return (
    <EntityInfoCard
      className={classes.root}
      title={<span className={classes.title}>{props.title}</span>}
      headerActions={props.actions}
    >
      {props.children}
    </EntityInfoCard>
  );
};
