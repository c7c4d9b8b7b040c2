import type { EvaluatedObjective } from '@keyresults/backstage-plugin-okr-common';
import { formatValue, unitOfKeyResult } from '../../format/metrics';
import { formatScore } from '../../format/scores';
import { KeyResultStateLabel } from '../common/KeyResultStateLabel';
import { useText } from '../common/useText';
import { useClosingStyles } from './closingStyles';

/** How the key results of an objective ended. @internal */
export const FinalKeyResults = (props: { objective: EvaluatedObjective }) => {
  const classes = useClosingStyles();
  const t = useText();
  return (
    <ul className={classes.list}>
      {props.objective.keyResults.map(keyResult => {
        const { current, score, unitLabel } = keyResult;
        const value = formatValue(current?.value, unitOfKeyResult(keyResult));
        return (
          <li key={keyResult.id} className={classes.keyResult}>
            <span className={classes.keyResultTitle}>{keyResult.title}</span>
            <span>
              {current && [value, unitLabel].filter(Boolean).join(' ')}
            </span>
            <KeyResultStateLabel keyResult={keyResult} />
            <span className={classes.quiet}>
              {score === undefined
                ? t('closing.noScore')
                : t('outlook.score', { score: formatScore(score) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
};
