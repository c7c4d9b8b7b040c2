import { ReactNode, useRef } from 'react';
import Table from '@material-ui/core/Table';
import { makeStyles } from '@material-ui/core/styles';
import { useScrollByKeyboard } from '../../hooks/useScrollByKeyboard';
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
    '& th, & td': {
      padding: theme.spacing(0.75, 2, 0.75, 0),
      // The platform lets cells break within words, which leaves narrow pages with columns of letters.
      wordBreak: 'normal',
      overflowWrap: 'normal',
      whiteSpace: 'nowrap',
    },
    '& th:last-child, & td:last-child': { paddingRight: 0 },
    '& thead th': {
      color: quietText(theme),
      lineHeight: 1.3,
      verticalAlign: 'bottom',
    },
    '& tbody th': {
      fontWeight: 'inherit',
      // Long names leave room for what is said of them.
      minWidth: 96,
      maxWidth: 320,
      whiteSpace: 'normal',
      overflowWrap: 'anywhere',
    },
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
  useScrollByKeyboard(element);
  return (
    <div
      ref={element}
      role="group"
      aria-label={props.label}
      className={classes.frame}
      style={{ maxHeight: props.maxHeight }}
    >
      <Table size="small" className={classes.table} aria-label={props.label}>
        {props.children}
      </Table>
    </div>
  );
};
