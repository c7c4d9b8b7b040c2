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

const FreshnessCell = (props: { freshness: MemberItem['freshness'] }) => {
  const classes = useMembersStyles();
  const t = useText();
  const now = useNow();
  const { collectedThrough, stale } = props.freshness;
  if (!collectedThrough) {
    return <TableCell>{t('freshness.never')}</TableCell>;
  }
  const ago = formatAge(collectedThrough, now);
  return (
    <TableCell className={stale ? classes.outdated : classes.quiet}>
      <time
        dateTime={collectedThrough}
        title={formatInstantUtc(collectedThrough)}
      >
        {stale && <ScheduleIcon aria-hidden className={classes.icon} />}
        {stale ? t('members.outdated', { ago }) : ago}
      </time>
    </TableCell>
  );
};

/** @internal */
export const MemberRow = memo(
  (props: {
    item: MemberItem;
    /** Say when it was read. */
    freshness: boolean;
  }) => {
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
        {props.freshness && <FreshnessCell freshness={item.freshness} />}
      </TableRow>
    );
  },
);
