import { Link } from '@backstage/core-components';
import type {
  EvaluatedKeyResult,
  KeyResultState,
} from '@keyresults/backstage-plugin-okr-common';
import { isKeptByHand } from '../../format/metrics';
import { StateLabel } from '../common/StateLabel';
import { useText } from '../common/useText';
import { useCardStyles } from './cardStyles';

/** Those that want something done first. */
const order: KeyResultState[] = [
  'off track',
  'at risk',
  'invalid',
  'outdated',
  'no data',
  'not started',
  'on track',
  'achieved',
];

/** How many key results are not on the card, and how they stand, so that nothing bad hides behind the fold. @internal */
export const HiddenKeyResults = (props: {
  keyResults: readonly EvaluatedKeyResult[];
  to?: string;
}) => {
  const classes = useCardStyles();
  const t = useText();
  const { keyResults, to } = props;
  if (keyResults.length === 0) {
    return null;
  }
  const text = t('card.more', { more: String(keyResults.length) });
  const measured = keyResults.filter(keyResult => !isKeptByHand(keyResult));
  return (
    <div className={classes.hidden}>
      {to ? <Link to={to}>{text}</Link> : text}
      {order.map(state => {
        const count = measured.filter(other => other.state === state).length;
        return (
          count > 0 && <StateLabel key={state} state={state} count={count} />
        );
      })}
    </div>
  );
};
