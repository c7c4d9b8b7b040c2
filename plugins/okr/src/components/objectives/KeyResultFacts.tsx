import { makeStyles } from '@material-ui/core/styles';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import {
  isPlainShare,
  metricLabel,
  titleSaysMetric,
} from '../../format/metrics';
import { useText } from '../common/useText';
import { quietText } from '../../theme/stateColours';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.caption,
    display: 'block',
    marginTop: theme.spacing(0.25),
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
}));

/** What a key result is counted from, under its title. @internal */
export const KeyResultFacts = (props: { keyResult: EvaluatedKeyResult }) => {
  const classes = useStyles();
  const t = useText();
  const { title, metric, current, commitment, kind } = props.keyResult;
  const facts: string[] = [];
  if (metric && !titleSaysMetric(title, metric)) {
    facts.push(metricLabel(metric));
  }
  if (current && metric && isPlainShare(metric)) {
    facts.push(t('keyResult.counted', { counted: String(current.answered) }));
  } else if (current) {
    facts.push(
      t('keyResult.answered', { answered: String(current.answered) }),
      t('keyResult.waiting', { waiting: String(current.waiting) }),
    );
  }
  if (commitment === 'aspirational' && kind !== 'invalid') {
    facts.push(t('keyResult.aspirational'));
  }
  return facts.length > 0 ? (
    <span className={classes.root}>{facts.join(' · ')}</span>
  ) : null;
};
