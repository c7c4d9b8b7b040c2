import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';

const useStyles = makeStyles({
  root: {
    height: 'auto',
    minWidth: 0,
    // The title gives way, not what stands beside it.
    '& > :first-child > * > :last-child:not(:only-child)': { flexShrink: 0 },
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
