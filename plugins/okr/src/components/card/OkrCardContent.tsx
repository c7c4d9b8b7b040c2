import Typography from '@material-ui/core/Typography';
import Chip from '@material-ui/core/Chip';
import { Link } from '@backstage/core-components';
import type {
  EvaluatedKeyResult,
  OkrsResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { formatDuration } from '@keyresults/backstage-plugin-okr-common';
import { keyResultHash } from '../../format/links';
import { formatNowAndTarget } from '../../format/keyResults';
import { isKeptByHand } from '../../format/metrics';
import { StateLabel } from '../common/StateLabel';
import { useText } from '../common/useText';
import { useCardStyles } from './cardStyles';

/** Key results that the card shows of one objective; the tab has them all. */
const mostKeyResults = 5;
const mostObjectives = 4;

const CardRow = (props: { keyResult: EvaluatedKeyResult; to?: string }) => {
  const classes = useCardStyles();
  const t = useText();
  const { keyResult, to } = props;
  return (
    <li className={classes.item}>
      <span className={classes.title}>
        {to ? <Link to={to}>{keyResult.title}</Link> : keyResult.title}
      </span>
      <span className={classes.numbers}>
        <StateLabel state={keyResult.state} />
        <span>
          {formatNowAndTarget(keyResult) ??
            keyResult.promise ??
            (isKeptByHand(keyResult) && t('keyResult.byHand'))}
        </span>
      </span>
    </li>
  );
};

/** @internal */
export const OkrCardContent = (props: {
  okrs: OkrsResponse;
  /** Where the tab is; without it nothing links there. */
  tabLink?: string;
}) => {
  const classes = useCardStyles();
  const t = useText();
  const { okrs, tabLink } = props;
  const panel = okrs.reviewWait;
  const shown = okrs.objectives.slice(0, mostObjectives);
  const hiddenObjectives = okrs.objectives.length - shown.length;
  return (
    <div className={classes.root}>
      {okrs.objectives.length === 0 && (
        <Typography variant="body2">
          {t('card.noObjectives', { cycle: okrs.cycle.label })}
        </Typography>
      )}
      {shown.map(objective => (
        <section key={objective.id}>
          <h4 className={classes.objective}>{objective.objective}</h4>
          <ul className={classes.list}>
            {objective.keyResults.slice(0, mostKeyResults).map(keyResult => (
              <CardRow
                key={keyResult.id}
                keyResult={keyResult}
                to={
                  tabLink &&
                  `${tabLink}${keyResultHash(objective.id, keyResult.id)}`
                }
              />
            ))}
          </ul>
          {objective.keyResults.length > mostKeyResults && (
            <span className={classes.footnote}>
              {t('card.more', {
                count: objective.keyResults.length - mostKeyResults,
              })}
            </span>
          )}
        </section>
      ))}
      {hiddenObjectives > 0 && (
        <span className={classes.footnote}>
          {t('card.moreObjectives', { count: hiddenObjectives })}
        </span>
      )}
      {okrs.problems.length > 0 && (
        <span className={classes.footnote}>
          {t('card.problems', { count: okrs.problems.length })}
        </span>
      )}
      {panel && panel.waiting > 0 && (
        <span className={classes.footnote}>
          {t('card.waiting', {
            count: panel.waiting,
            oldest: formatDuration(panel.oldestWaitSeconds ?? 0),
          })}
        </span>
      )}
      {okrs.demo && (
        <span>
          <Chip
            size="small"
            variant="outlined"
            label={t('tab.demo')}
            title={t('tab.demoHint')}
          />
        </span>
      )}
    </div>
  );
};
