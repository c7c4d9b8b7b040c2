import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import { formatValue, unbroken, unitOf } from '../../format/metrics';
import { useText } from '../common/useText';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, auto))',
    justifyContent: 'start',
    columnGap: theme.spacing(2),
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    '& > div': { minWidth: 0, display: 'flex', flexDirection: 'column' },
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
      justifyContent: 'stretch',
    },
  },
  term: {
    ...theme.typography.caption,
    color: theme.palette.text.secondary,
    order: 2,
    whiteSpace: 'nowrap',
  },
  description: { ...theme.typography.body2, margin: 0 },
  wide: { gridColumn: 'span 2' },
  now: { fontWeight: theme.typography.fontWeightBold as number },
  promise: { ...theme.typography.body2, overflowWrap: 'anywhere' },
}));

/** Baseline, now, target value; or what was promised where nothing is measured. @internal */
export const KeyResultValues = (props: { keyResult: EvaluatedKeyResult }) => {
  const classes = useStyles();
  const t = useText();
  const { metric, baseline, current, targetValue, keep, promise } =
    props.keyResult;
  if (!metric) {
    return <span className={classes.promise}>{promise}</span>;
  }
  const unit = unitOf(metric);
  const value = (
    term: string,
    content: ReactNode,
    className = '',
    groupClass = '',
  ) => (
    <div className={groupClass}>
      <dt className={classes.term}>{term}</dt>
      <dd className={`${classes.description} ${className}`}>{content}</dd>
    </div>
  );
  const keepKey =
    keep?.op === 'above' ? 'keyResult.keepAbove' : 'keyResult.keepBelow';
  return (
    <dl className={classes.root}>
      {!keep &&
        value(t('keyResult.baseline'), formatValue(baseline?.value, unit))}
      {value(
        t('keyResult.now'),
        unbroken(formatValue(current?.value, unit)),
        classes.now,
      )}
      {value(
        t('keyResult.targetValue'),
        keep
          ? t(keepKey, { value: formatAmount(keep.value, unit) })
          : targetValue !== undefined && formatAmount(targetValue, unit),
        '',
        keep && classes.wide,
      )}
    </dl>
  );
};
