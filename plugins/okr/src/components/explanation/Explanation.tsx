import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ExplainedKeyResult, useExplanation } from '../../hooks/useExplanation';
import { useSearchParam } from '../../hooks/useSearchParam';
import { Placeholder } from '../common/Placeholder';
import { useText } from '../common/useText';
import { WithCode } from '../common/WithCode';
import { AGAINST } from './against';
import { ExplanationChoices } from './ExplanationChoices';
import { HeaviestItems } from './HeaviestItems';
import { NotExplained } from './NotExplained';
import { PartsTable } from './PartsTable';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
  sentences: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    maxWidth: 720,
    overflowWrap: 'anywhere',
  },
  first: { fontWeight: theme.typography.fontWeightBold as number },
  // What is on its way is not what was asked for.
  loading: { opacity: 0.6 },
}));

/** As high as sentences, a table of a few parts and ten items usually are. */
const usualHeight = 640;

/** Which parts moved a key result, and the items that weigh most. @internal */
export const Explanation = (props: ExplainedKeyResult) => {
  const classes = useStyles();
  const t = useText();
  const [by, setBy] = useState<string>();
  const [against, setAgainst] = useSearchParam(AGAINST);
  const { data, error, loading, retry } = useExplanation(props, {
    by,
    against: against ?? undefined,
  });
  if (error) {
    return (
      <div className={classes.root}>
        <NotExplained
          error={error}
          retry={retry}
          loading={loading}
          onUsual={against === null ? undefined : () => setAgainst(undefined)}
        />
      </div>
    );
  }
  if (!data) {
    return (
      <div role="status" aria-label={t('explanation.loading')}>
        <Placeholder height={usualHeight} />
      </div>
    );
  }
  return (
    <div
      className={`${classes.root} ${loading ? classes.loading : ''}`}
      aria-busy={loading}
    >
      <ul className={classes.sentences}>
        {data.sentences.map((sentence, index) => (
          <Typography
            key={sentence}
            component="li"
            variant="body2"
            className={index === 0 ? classes.first : undefined}
          >
            <WithCode text={sentence} />
          </Typography>
        ))}
      </ul>
      <ExplanationChoices
        explanation={data}
        by={by}
        against={against}
        onBy={setBy}
        onAgainst={setAgainst}
      />
      <PartsTable explanation={data} />
      <HeaviestItems explanation={data} />
    </div>
  );
};
