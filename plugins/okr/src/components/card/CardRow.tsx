import { Link } from '@backstage/core-components';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import { formatValue, unbroken, unitOf } from '../../format/metrics';
import { MovedLabel } from '../changes/MovedLabel';
import { KeyResultStateLabel } from '../common/KeyResultStateLabel';
import { useText } from '../common/useText';
import { useCardStyles } from './cardStyles';

/** `31 h, target value 24 h`, `31 h, target value below 30 h`, or what was promised where nothing is measured. */
const Numbers = (props: { keyResult: EvaluatedKeyResult }) => {
  const t = useText();
  const { metric, current, targetValue, keep, promise } = props.keyResult;
  if (!metric) {
    return promise ? <span>{t('keyResult.promise', { promise })}</span> : null;
  }
  const unit = unitOf(metric);
  const now = formatValue(current?.value, unit);
  let target =
    targetValue === undefined ? undefined : formatAmount(targetValue, unit);
  if (keep) {
    target = t(keep.op === 'above' ? 'keyResult.above' : 'keyResult.below', {
      value: formatAmount(keep.value, unit),
    });
  }
  return (
    <span>
      {unbroken(
        target === undefined ? now : t('card.nowAndTarget', { now, target }),
      )}
    </span>
  );
};

/** One key result on the card: what it is, over how it stands. @internal */
export const CardRow = (props: {
  keyResult: EvaluatedKeyResult;
  to?: string;
}) => {
  const classes = useCardStyles();
  const { keyResult, to } = props;
  return (
    <li className={classes.item}>
      <span className={classes.title}>
        {to ? <Link to={to}>{keyResult.title}</Link> : keyResult.title}
      </span>
      <span className={classes.numbers}>
        <KeyResultStateLabel keyResult={keyResult} />
        <Numbers keyResult={keyResult} />
      </span>
      <MovedLabel changes={keyResult.changes} />
    </li>
  );
};
