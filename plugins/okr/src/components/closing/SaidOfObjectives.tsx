import type {
  CycleReview,
  EvaluatedObjective,
} from '@keyresults/backstage-plugin-okr-common';
import { formatScore } from '../../format/scores';
import { useText } from '../common/useText';
import { WrittenText } from '../common/WrittenText';
import { useClosingStyles } from './closingStyles';
import { ObjectiveVerdictLabel } from './ObjectiveVerdictLabel';

/** What was said of a cycle and of each of its objectives. @internal */
export const SaidOfObjectives = (props: {
  objectives: readonly Pick<EvaluatedObjective, 'id' | 'objective' | 'score'>[];
  review: Pick<CycleReview, 'summary' | 'verdicts'>;
}) => {
  const classes = useClosingStyles();
  const t = useText();
  const { objectives, review } = props;
  return (
    <>
      {review.summary && <WrittenText content={review.summary} />}
      <ul className={classes.list}>
        {objectives.map(({ id, objective, score }) => {
          const said = review.verdicts.find(
            ({ objectiveId }) => objectiveId === id,
          );
          return (
            <li key={id} className={classes.said}>
              <div className={classes.saidTitle}>
                <span className={classes.keyResultTitle}>{objective}</span>
                {said && <ObjectiveVerdictLabel verdict={said.verdict} />}
                <span className={classes.quiet}>
                  {score === undefined
                    ? t('closing.noScore')
                    : t('closing.score', { score: formatScore(score) })}
                </span>
              </div>
              {said?.sentence && (
                <p className={classes.sentence}>{said.sentence}</p>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
};
