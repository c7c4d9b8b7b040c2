import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReviewWaitPanel } from '@keyresults/backstage-plugin-okr-common';
import { TrendChart } from '../../charts/TrendChart';
import { formatWindow } from '../../format/instants';
import { metricLabel } from '../../format/metrics';
import { Section } from '../common/Section';
import { useText } from '../common/useText';
import { ReviewWaitFigures } from './ReviewWaitFigures';
import { WaitingList } from './WaitingList';

const useStyles = makeStyles(theme => ({
  description: {
    color: theme.palette.text.secondary,
    marginBottom: theme.spacing(2),
  },
  columns: {
    display: 'grid',
    gap: theme.spacing(4),
    marginTop: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    },
  },
}));

/** How long reviews wait here, whether a key result asks for it or not. @internal */
export const ReviewWaitSection = (props: {
  entityRef: string;
  panel: ReviewWaitPanel;
  asOf?: string;
}) => {
  const classes = useStyles();
  const t = useText();
  const { panel } = props;
  return (
    <Section title={panel.metric.title}>
      <Typography variant="body2" className={classes.description}>
        {panel.metric.description} {formatWindow(panel.window)} ·{' '}
        {panel.calendar === 'wall' ? t('howMade.wall') : panel.calendar}
      </Typography>
      <ReviewWaitFigures panel={panel} />
      <div className={classes.columns}>
        <TrendChart
          title={metricLabel(panel.metric)}
          series={panel.series}
          unit={panel.metric.unit}
          asOf={props.asOf}
        />
        <div>
          <Typography variant="subtitle2" component="h4" gutterBottom>
            {t('reviewWait.waitingNow')}
          </Typography>
          <WaitingList entityRef={props.entityRef} />
        </div>
      </div>
    </Section>
  );
};
