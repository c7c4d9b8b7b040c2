import { makeStyles } from '@material-ui/core/styles';
import type {
  MetricValue,
  ReviewWaitPanel,
} from '@keyresults/backstage-plugin-okr-common';
import {
  explainNone,
  formatDuration,
} from '@keyresults/backstage-plugin-okr-common';
import { formatValue, unbroken } from '../../format/metrics';
import { useText } from '../common/useText';
import { quietText } from '../../theme/stateColours';

const useStyles = makeStyles(theme => ({
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: theme.spacing(2),
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    '& > div': { display: 'flex', flexDirection: 'column', minWidth: 0 },
  },
  term: { ...theme.typography.caption, color: quietText(theme) },
  figure: {
    ...theme.typography.h5,
    margin: 0,
    order: -1,
    overflowWrap: 'anywhere',
  },
  facts: {
    ...theme.typography.body2,
    marginTop: theme.spacing(1.5),
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** The quantiles, the share within a day, and what they are counted from. @internal */
export const ReviewWaitFigures = (props: { panel: ReviewWaitPanel }) => {
  const classes = useStyles();
  const t = useText();
  const { panel } = props;
  const { unit } = panel.metric;
  const figure = (term: string, value: MetricValue, of = unit) => (
    <div>
      <dt className={classes.term}>{term}</dt>
      <dd className={classes.figure}>{unbroken(formatValue(value, of))}</dd>
    </div>
  );
  const facts: string[] = [
    t('reviewWait.answered', { count: panel.answered }),
    t('reviewWait.waiting', { waiting: String(panel.waiting) }),
  ];
  if (panel.oldestWaitSeconds !== undefined) {
    facts.push(
      t('reviewWait.oldest', {
        oldest: formatDuration(panel.oldestWaitSeconds),
      }),
    );
  }
  if (panel.abandoned > 0) {
    facts.push(
      t('reviewWait.abandoned', { abandoned: String(panel.abandoned) }),
    );
  }
  if (panel.p75.kind === 'none') {
    facts.push(explainNone(panel.p75.reason));
  }
  return (
    <>
      <dl className={classes.figures}>
        {figure('p50', panel.p50)}
        {figure('p75', panel.p75)}
        {figure('p90', panel.p90)}
        {figure(t('reviewWait.within'), panel.withinDay, 'share')}
      </dl>
      <div className={classes.facts}>{facts.join(' · ')}</div>
    </>
  );
};
