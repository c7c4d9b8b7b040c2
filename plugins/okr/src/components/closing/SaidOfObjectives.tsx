import { scoredOf } from '@keyresults/backstage-plugin-okr-common';
import type {
  CycleReview,
  EvaluatedObjective,
} from '@keyresults/backstage-plugin-okr-common';
import { useScoreText } from '../common/useScoreText';
import { WrittenText } from '../common/WrittenText';
import { useClosingStyles } from './closingStyles';
import { ObjectiveVerdictLabel } from './ObjectiveVerdictLabel';

/** What was said of a cycle and of each of its objectives. @internal */
export const SaidOfObjectives = (props: {
  objectives: readonly Pick<
    EvaluatedObjective,
    'id' | 'objective' | 'score' | 'scored' | 'keyResults'
  >[];
  review: Pick<CycleReview, 'summary' | 'verdicts'>;
}) => {
  const classes = useClosingStyles();
  const scoreText = useScoreText();
  const { objectives, review } = props;
  return (
    <>
      {review.summary && <WrittenText content={review.summary} />}
      <ul className={classes.list}>
        {objectives.map(({ id, objective, score, ...rest }) => {
          const said = review.verdicts.find(
            ({ objectiveId }) => objectiveId === id,
          );
          return (
            <li key={id} className={classes.said}>
              <div className={classes.saidTitle}>
                <span className={classes.keyResultTitle}>{objective}</span>
                {said && <ObjectiveVerdictLabel verdict={said.verdict} />}
                <span className={classes.quiet}>
                  {scoreText(score, scoredOf(rest))}
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
