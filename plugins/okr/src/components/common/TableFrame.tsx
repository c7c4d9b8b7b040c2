import { ReactNode, useRef } from 'react';
import Table from '@material-ui/core/Table';
import { makeStyles } from '@material-ui/core/styles';
import { useScrolls } from '../../hooks/useScrolls';
import { quietText } from '../../theme/stateColours';

const useStyles = makeStyles(theme => ({
  frame: {
    overflowX: 'auto',
    marginTop: theme.spacing(1),
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  table: {
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: theme.spacing(0.75, 2, 0.75, 0) },
    '& th:last-child, & td:last-child': { paddingRight: 0 },
    '& thead th': {
      color: quietText(theme),
      lineHeight: 1.3,
      verticalAlign: 'bottom',
    },
    '& tbody th': { fontWeight: 'inherit' },
  },
}));

/** A table of numbers that scrolls sideways where there is no room for it, also by keyboard. @internal */
export const TableFrame = (props: {
  label: string;
  /** In pixels; what is longer scrolls. */
  maxHeight?: number;
  children: ReactNode;
}) => {
  const classes = useStyles();
  const element = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(element);
  return (
    <div
      ref={element}
      role="group"
      aria-label={props.label}
      tabIndex={scrolls ? 0 : undefined}
      className={classes.frame}
      style={{ maxHeight: props.maxHeight }}
    >
      <Table size="small" className={classes.table} aria-label={props.label}>
        {props.children}
      </Table>
    </div>
  );
};
