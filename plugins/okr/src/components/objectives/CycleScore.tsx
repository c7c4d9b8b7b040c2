import { cycleScoreOf } from '@keyresults/backstage-plugin-okr-common';
import type { EvaluatedObjective } from '@keyresults/backstage-plugin-okr-common';
import { useScoreText } from '../common/useScoreText';
import { useText } from '../common/useText';

/** The score of all objectives of a cycle together, where there are several. @internal */
export const CycleScore = (props: {
  objectives: readonly EvaluatedObjective[];
}) => {
  const t = useText();
  const scoreText = useScoreText();
  const { score, scored } = cycleScoreOf(props.objectives);
  if (score === undefined || props.objectives.length < 2) {
    return null;
  }
  return (
    <div title={t('outlook.cycleScoreHint')}>
      {t('outlook.cycleScore', { score: scoreText(score, scored) })}
    </div>
  );
};
