import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import { formatValue, unbroken, unitOfKeyResult } from '../../format/metrics';
import { useText } from '../common/useText';
import { quietText } from '../../theme/stateColours';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, auto))',
    justifyContent: 'start',
    columnGap: theme.spacing(2),
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    '& > div': { minWidth: 0, display: 'flex', flexDirection: 'column' },
    [theme.breakpoints.up('lg')]: {
      // The middle one holds "more than 30 d" on one line.
      gridTemplateColumns: 'minmax(0, 72px) 116px minmax(0, 1fr)',
      justifyContent: 'stretch',
      columnGap: theme.spacing(1.5),
    },
  },
  term: {
    ...theme.typography.caption,
    color: quietText(theme),
    order: 2,
    whiteSpace: 'nowrap',
  },
  description: { ...theme.typography.body2, margin: 0 },
  // What holds a line has no baseline; the rest stands under the rest of the other rows.
  holding: {
    [theme.breakpoints.up('lg')]: { '& > :first-child': { gridColumn: 2 } },
  },
  now: {
    fontWeight: theme.typography.fontWeightBold as number,
    whiteSpace: 'nowrap',
  },
  promise: {
    '&&': { gridTemplateColumns: 'minmax(0, 1fr)' },
    overflowWrap: 'anywhere',
  },
}));

/** Baseline, now, target value; or what was promised where nothing is measured. @internal */
export const KeyResultValues = (props: {
  keyResult: EvaluatedKeyResult;
  /** The cycle is over: what would be now is how it ended. */
  over: boolean;
}) => {
  const classes = useStyles();
  const t = useText();
  const { kind, metric, baseline, current, targetValue, keep, promise } =
    props.keyResult;
  const { unitLabel } = props.keyResult;
  const value = (term: string, content: ReactNode, className = '') => (
    <div>
      <dt className={classes.term}>{term}</dt>
      <dd className={`${classes.description} ${className}`}>{content}</dd>
    </div>
  );
  if (kind === 'habit' || (!metric && kind !== 'manual')) {
    return promise ? (
      <dl className={`${classes.root} ${classes.promise}`}>
        {value(t('keyResult.promised'), promise)}
      </dl>
    ) : (
      <span />
    );
  }
  const unit = unitOfKeyResult(props.keyResult);
  return (
    <dl className={`${classes.root} ${keep ? classes.holding : ''}`}>
      {!keep &&
        value(
          t('keyResult.baseline'),
          unbroken(formatValue(baseline?.value, unit)),
        )}
      {value(
        t(props.over ? 'keyResult.atTheEnd' : 'keyResult.now'),
        formatValue(current?.value, unit),
        classes.now,
      )}
      {value(
        t('keyResult.targetValue'),
        keep
          ? unbroken(
              t(keep.op === 'above' ? 'keyResult.above' : 'keyResult.below', {
                value: formatAmount(keep.value, unit),
              }),
            )
          : targetValue !== undefined &&
              unbroken(formatAmount(targetValue, unit, unitLabel)),
      )}
    </dl>
  );
};
