import { makeStyles } from '@material-ui/core/styles';
import { formatChange } from '@keyresults/backstage-plugin-okr-common';
import type { MetricSummary } from '@keyresults/backstage-plugin-okr-common';
import { unbroken } from '../../format/metrics';
import { stateColour } from '../../theme/stateColours';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  bar: {
    position: 'relative',
    flex: '0 0 120px',
    height: 12,
    [theme.breakpoints.down('xs')]: { flexBasis: 40 },
  },
  // Less than the whole lies to the left of it, more to the right.
  middle: {
    position: 'absolute',
    left: '50%',
    top: -4,
    bottom: -4,
    width: 1,
    backgroundColor: theme.palette.text.secondary,
  },
  fill: { position: 'absolute', top: 0, bottom: 0 },
  better: { backgroundColor: stateColour(theme, 'on track') },
  worse: { backgroundColor: stateColour(theme, 'off track') },
  text: { whiteSpace: 'nowrap' },
}));

/** A change with its sign, and a bar to the side that it goes. @internal */
export const ChangeBar = (props: {
  change: number;
  /** The largest change beside it. */
  widest: number;
  metric: Pick<MetricSummary, 'unit' | 'better'>;
}) => {
  const classes = useStyles();
  const { change, widest, metric } = props;
  const half = widest > 0 ? (Math.abs(change) / widest) * 50 : 0;
  const isBetter = change > 0 === (metric.better === 'higher');
  return (
    <span className={classes.root}>
      <span aria-hidden className={classes.bar}>
        <span className={classes.middle} />
        <span
          className={`${classes.fill} ${
            isBetter ? classes.better : classes.worse
          }`}
          style={{
            width: `${half}%`,
            ...(change < 0 ? { right: '50%' } : { left: '50%' }),
          }}
        />
      </span>
      <span className={classes.text}>
        {unbroken(formatChange(change, metric.unit))}
      </span>
    </span>
  );
};
