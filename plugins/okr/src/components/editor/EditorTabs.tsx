import { ReactNode, useId } from 'react';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { quietText } from '../../theme/stateColours';

const useStyles = makeStyles(theme => ({
  tabs: {
    [theme.breakpoints.up('md')]: {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      backgroundColor: theme.palette.background.paper,
    },
  },
  // The platform's own hover is white in its dark theme too.
  tab: {
    color: quietText(theme),
    opacity: 1,
    '&:hover': {
      color: theme.palette.text.primary,
      backgroundColor: theme.palette.action.hover,
    },
    '&.Mui-selected': { color: theme.palette.text.primary },
    [theme.breakpoints.down('xs')]: {
      flex: '1 1 0',
      minWidth: 0,
      maxWidth: 'none',
      padding: theme.spacing(0.5, 1),
    },
  },
  panel: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
    paddingTop: theme.spacing(2),
  },
}));

/** Several views of one thing, of which one is shown. @internal */
export function EditorTabs<TView extends string>(props: {
  label: string;
  views: readonly { view: TView; label: string }[];
  shown: TView;
  onShow(view: TView): void;
  /** Of the view that is shown. */
  className?: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  const id = useId();
  const { label, views, shown, className = '' } = props;
  return (
    <>
      <Tabs
        className={classes.tabs}
        value={shown}
        indicatorColor="primary"
        aria-label={label}
        onChange={(_, view: TView) => props.onShow(view)}
      >
        {views.map(({ view, label: name }) => (
          <Tab
            key={view}
            id={`${id}-${view}`}
            aria-controls={view === shown ? `${id}-panel` : undefined}
            className={classes.tab}
            value={view}
            label={name}
          />
        ))}
      </Tabs>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${shown}`}
        className={`${classes.panel} ${className}`}
      >
        {props.children}
      </div>
    </>
  );
}
