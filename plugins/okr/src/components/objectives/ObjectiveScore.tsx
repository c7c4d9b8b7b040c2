import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { scoredOf } from '@keyresults/backstage-plugin-okr-common';
import type { EvaluatedObjective } from '@keyresults/backstage-plugin-okr-common';
import { quietText } from '../../theme/stateColours';
import { useScoreText } from '../common/useScoreText';
import { useText } from '../common/useText';

const useStyles = makeStyles(theme => ({
  root: {
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** How much of an objective is made so far, and of how much of it that is known. @internal */
export const ObjectiveScore = (props: { objective: EvaluatedObjective }) => {
  const classes = useStyles();
  const t = useText();
  const scoreText = useScoreText();
  const { score } = props.objective;
  if (score === undefined) {
    return null;
  }
  return (
    <Typography
      variant="body2"
      className={classes.root}
      title={t('outlook.scoreHint')}
    >
      {scoreText(score, scoredOf(props.objective))}
    </Typography>
  );
};
