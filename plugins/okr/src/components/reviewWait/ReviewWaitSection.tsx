import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReviewWaitPanel } from '@keyresults/backstage-plugin-okr-common';
import { TrendChart } from '../../charts/TrendChart';
import { formatWindow } from '../../format/instants';
import { metricLabel } from '../../format/metrics';
import { Section } from '../common/Section';
import { Subheading } from '../common/Subheading';
import { useTimeZone } from '../common/TimeZoneContext';
import { useText } from '../common/useText';
import { ReviewWaitFigures } from './ReviewWaitFigures';
import { WaitingList } from './WaitingList';
import { quietText } from '../../theme/stateColours';

const useStyles = makeStyles(theme => ({
  description: {
    color: quietText(theme),
    marginBottom: theme.spacing(2),
  },
  columns: {
    display: 'grid',
    gap: theme.spacing(4),
    marginTop: theme.spacing(3),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  withList: {
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
  /** List who is waited for now. */
  waitingNow: boolean;
}) => {
  const classes = useStyles();
  const t = useText();
  const timeZone = useTimeZone();
  const { panel } = props;
  return (
    <Section title={panel.metric.title}>
      <Typography variant="body2" className={classes.description}>
        {panel.metric.description} {formatWindow(panel.window, timeZone)} ·{' '}
        {panel.calendar === 'wall' ? t('howMade.wall') : panel.calendar}
      </Typography>
      <ReviewWaitFigures panel={panel} />
      <div
        className={`${classes.columns} ${
          props.waitingNow ? classes.withList : ''
        }`}
      >
        <TrendChart
          title={metricLabel(panel.metric)}
          series={panel.series}
          unit={panel.metric.unit}
          metric={panel.metric}
          asOf={props.asOf}
        />
        {props.waitingNow && (
          <div>
            <Subheading level="h4">{t('reviewWait.waitingNow')}</Subheading>
            <WaitingList entityRef={props.entityRef} />
          </div>
        )}
      </div>
    </Section>
  );
};
