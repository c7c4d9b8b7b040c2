import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Problem } from '@keyresults/backstage-plugin-okr-common';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { Code, WithCode } from '../common/WithCode';
import { asSentence } from '../../format/sentences';
import { quietText } from '../../theme/stateColours';

const useStyles = makeStyles(theme => ({
  list: {
    ...theme.typography.body2,
    margin: theme.spacing(1, 0, 0),
    padding: 0,
    listStyle: 'none',
    '& li': { padding: theme.spacing(0.5, 0) },
  },
  place: {
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** What is wrong in the annotation, where, and what would mend it. @internal */
export const Problems = (props: { problems: readonly Problem[] }) => {
  const classes = useStyles();
  const t = useText();
  const { problems } = props;
  if (problems.length === 0) {
    return null;
  }
  return (
    <Notice
      severity="warning"
      title={t('problems.title', { count: problems.length })}
    >
      <Typography variant="body2">{t('problems.kept')}</Typography>
      <ul className={classes.list}>
        {problems.map((problem, index) => (
          <li key={index}>
            <span className={classes.place}>
              {t('problems.line', { line: String(problem.position.line) })},{' '}
              {t(
                problem.severity === 'error'
                  ? 'problems.error'
                  : 'problems.warning',
              )}
              {problem.path.length > 0 && `, ${problem.path.join(' › ')}`}
            </span>
            <div>
              <WithCode
                text={
                  problem.expected
                    ? asSentence(problem.message)
                    : problem.message
                }
              />{' '}
              {problem.expected &&
                t('problems.expected', {
                  expected: <WithCode text={problem.expected} />,
                })}{' '}
              {problem.suggestion &&
                !problem.message.includes(problem.suggestion) &&
                t('problems.suggestion', {
                  suggestion: <Code text={problem.suggestion} />,
                })}
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  );
};
