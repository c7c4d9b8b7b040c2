import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EvaluatedObjective } from '@keyresults/backstage-plugin-okr-common';
import { quietText } from '../../theme/stateColours';
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
  const { score, keyResults } = props.objective;
  if (score === undefined) {
    return null;
  }
  const scored = keyResults.filter(keyResult => keyResult.score !== undefined);
  const values = {
    // Rounded down: 0.99 is not all of it.
    score: (Math.floor(score * 10 + 1e-9) / 10).toFixed(1),
    scored: String(scored.length),
    all: String(keyResults.length),
  };
  return (
    <Typography
      variant="body2"
      className={classes.root}
      title={t('outlook.scoreHint')}
    >
      {t(
        scored.length < keyResults.length
          ? 'outlook.scorePart'
          : 'outlook.score',
        values,
      )}
    </Typography>
  );
};
