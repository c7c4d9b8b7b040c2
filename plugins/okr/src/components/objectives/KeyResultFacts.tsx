import { makeStyles } from '@material-ui/core/styles';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { metricLabel, titleSaysMetric } from '../../format/metrics';
import { useEvidenceText } from '../common/useEvidenceText';
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

/** True where the words are in the text already. */
function says(text: string, words: string | undefined): boolean {
  return (
    words !== undefined &&
    text.toLocaleLowerCase('en-US').includes(words.toLocaleLowerCase('en-US'))
  );
}

/** What a key result is counted from, under its title. @internal */
export const KeyResultFacts = (props: { keyResult: EvaluatedKeyResult }) => {
  const classes = useStyles();
  const t = useText();
  const evidenceText = useEvidenceText();
  const { title, metric, current, commitment, kind } = props.keyResult;
  const facts: string[] = [];
  if (metric && kind === 'habit') {
    facts.push(t('outlook.countedFrom', { metric: metric.title }));
  } else if (metric && !titleSaysMetric(title, metric)) {
    facts.push(metricLabel(metric));
  }
  if (
    metric?.unitLabel !== undefined &&
    !facts.concat(title).some(text => says(text, metric.unitLabel))
  ) {
    facts.push(metric.unitLabel);
  }
  if (current && metric) {
    facts.push(...evidenceText(metric, current));
  }
  if (commitment === 'aspirational' && kind !== 'invalid') {
    facts.push(t('keyResult.aspirational'));
  }
  return facts.length > 0 ? (
    <span className={classes.root}>{facts.join(' · ')}</span>
  ) : null;
};
