import { memo } from 'react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  MemberItem,
  MetricValue,
} from '@keyresults/backstage-plugin-okr-common';
import { formatDuration } from '@keyresults/backstage-plugin-okr-common';
import { TrendLine } from '../../charts/TrendLine';
import { formatValue } from '../../format/metrics';
import { useNow } from '../../hooks/useNow';
import { Instant } from '../common/Instant';
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
  const classes = useMembersStyles();
  const { numbers } = props;
  const { oldestWaitSeconds: oldest } = numbers;
  return (
    <>
      <TableCell align="right" className={classes.wide}>
        {formatValue(numbers.p50, 'duration')}
      </TableCell>
      <TableCell align="right" className={classes.cell}>
        {formatValue(numbers.p75, 'duration')}
      </TableCell>
      <TableCell align="right" className={classes.wide}>
        {formatValue(numbers.p90, 'duration')}
      </TableCell>
      <TableCell align="right" className={classes.wide}>
        {formatValue(numbers.withinDay, 'share')}
      </TableCell>
      <TableCell align="right" className={classes.wide}>
        {numbers.answered}
      </TableCell>
      <TableCell align="right" className={classes.cell}>
        {numbers.waiting}
      </TableCell>
      <TableCell align="right" className={classes.wide}>
        {oldest === undefined ? '–' : formatDuration(oldest)}
      </TableCell>
    </>
  );
};

/** @internal */
export const MemberRow = memo((props: { item: MemberItem }) => {
  const classes = useMembersStyles();
  const t = useText();
  const now = useNow();
  const { item } = props;
  const { collectedThrough, stale } = item.freshness;
  return (
    <TableRow hover>
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        className={classes.cell}
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
      <TableCell className={classes.wide}>
        {collectedThrough ? (
          <>
            {stale && `${t('members.outdated')}, `}
            <Instant instant={collectedThrough} ago={now} />
          </>
        ) : (
          t('freshness.never')
        )}
      </TableCell>
    </TableRow>
  );
});
