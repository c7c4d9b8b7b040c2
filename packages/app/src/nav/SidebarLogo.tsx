import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    width: sidebarConfig.drawerWidthClosed,
    height: 3 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
    marginBottom: -14,
  },
  link: { marginLeft: 22, whiteSpace: 'nowrap' },
  text: {
    color: theme.palette.navigation.color,
    fontWeight: 700,
    fontSize: 20,
    letterSpacing: 0.2,
  },
}));

/** Three bars that rise to a line: key results on their way to a target value. */
const Mark = () => (
  <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
    <rect x="2" y="16" width="6" height="10" rx="1.5" fill="#7df3e1" />
    <rect x="11" y="11" width="6" height="15" rx="1.5" fill="#7df3e1" />
    <rect x="20" y="6" width="6" height="20" rx="1.5" fill="#7df3e1" />
    <path
      d="M1 4 H27"
      stroke="#ffffff"
      strokeWidth="2"
      strokeDasharray="3 2.5"
    />
  </svg>
);

export const SidebarLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label="Key results"
      >
        {isOpen ? <span className={classes.text}>Key results</span> : <Mark />}
      </Link>
    </div>
  );
};
