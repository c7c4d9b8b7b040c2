import { memo } from 'react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import ScheduleIcon from '@material-ui/icons/Schedule';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  MemberItem,
  MetricValue,
} from '@keyresults/backstage-plugin-okr-common';
import { formatDuration } from '@keyresults/backstage-plugin-okr-common';
import { TrendLine } from '../../charts/TrendLine';
import { formatAge, formatInstantUtc } from '../../format/instants';
import { formatValue } from '../../format/metrics';
import { useNow } from '../../hooks/useNow';
import { useText } from '../common/useText';
import { useMembersStyles } from './membersStyles';

/** The numbers that a member and all members together have in common. @internal */
export const NumberCells = (props: {
  numbers: {
    p50: MetricValue;
    p75: MetricValue;
    p90: MetricValue;
    withinDay: MetricValue;
    answered: number;
    waiting: number;
    oldestWaitSeconds?: number;
  };
}) => {
  const { numbers } = props;
  const { oldestWaitSeconds: oldest } = numbers;
  return (
    <>
      <TableCell align="right">
        {formatValue(numbers.p50, 'duration')}
      </TableCell>
      <TableCell align="right">
        {formatValue(numbers.p75, 'duration')}
      </TableCell>
      <TableCell align="right">
        {formatValue(numbers.p90, 'duration')}
      </TableCell>
      <TableCell align="right">
        {formatValue(numbers.withinDay, 'share')}
      </TableCell>
      <TableCell align="right">{numbers.answered}</TableCell>
      <TableCell align="right">{numbers.waiting}</TableCell>
      <TableCell align="right">
        {oldest === undefined ? '–' : formatDuration(oldest)}
      </TableCell>
    </>
  );
};

/** When it was read, where that is not lately; how fresh all are says the head of the page. */
const Unfresh = (props: { freshness: MemberItem['freshness'] }) => {
  const classes = useMembersStyles();
  const t = useText();
  const now = useNow();
  const { collectedThrough, stale } = props.freshness;
  if (!collectedThrough) {
    return <span className={classes.unfresh}>{t('freshness.never')}</span>;
  }
  return stale ? (
    <time
      className={classes.unfresh}
      dateTime={collectedThrough}
      title={formatInstantUtc(collectedThrough)}
    >
      <ScheduleIcon aria-hidden className={classes.icon} />
      {t('members.outdated', { ago: formatAge(collectedThrough, now) })}
    </time>
  ) : null;
};

/** @internal */
export const MemberRow = memo((props: { item: MemberItem }) => {
  const classes = useMembersStyles();
  const t = useText();
  const { item } = props;
  return (
    <TableRow className={classes.row}>
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        className={classes.name}
      >
        <EntityRefLink entityRef={item.entityRef} title={item.title} />
        <Unfresh freshness={item.freshness} />
      </TableCell>
      <NumberCells numbers={item} />
      <TableCell className={classes.trend}>
        <TrendLine
          values={item.trend}
          label={t('members.trendLabel', {
            values: item.trend
              .map(value => (value === null ? '–' : formatDuration(value)))
              .join(', '),
          })}
        />
      </TableCell>
    </TableRow>
  );
});
