import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { quietText } from '../../theme/stateColours';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    display: 'grid',
    gridTemplateColumns: 'minmax(88px, max-content) minmax(0, 1fr)',
    gap: theme.spacing(0.75, 2),
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    '& dt': { color: quietText(theme) },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
}));

/** Names and what they stand for, in two columns. Entries without content are left out. @internal */
export const Terms = (props: {
  entries: [name: string, content: ReactNode][];
}) => {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.entries
        .filter(([, content]) => content !== undefined && content !== false)
        .map(([name, content]) => [
          <dt key={`${name}-name`}>{name}</dt>,
          <dd key={`${name}-content`}>{content}</dd>,
        ])}
    </dl>
  );
};
