import Typography from '@material-ui/core/Typography';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import { Link } from '@backstage/core-components';
import type { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { formatDuration } from '@keyresults/backstage-plugin-okr-common';
import { formatAgo } from '../../format/instants';
import { useNow } from '../../hooks/useNow';
import { keyResultHash } from '../../format/links';
import { DemoChip } from '../common/DemoChip';
import { RunningLinks } from '../common/RunningLinks';
import { useText } from '../common/useText';
import { useCardStyles } from './cardStyles';
import { CardRow } from './CardRow';
import { HiddenKeyResults } from './HiddenKeyResults';
import { pickForCard } from './pickForCard';

/** Key results that fit on the card; the tab has them all. */
const room = 7;

/** @internal */
export const OkrCardContent = (props: {
  okrs: OkrsResponse;
  /** Where the tab is; without it nothing links there. */
  tabLink?: string;
}) => {
  const classes = useCardStyles();
  const t = useText();
  const { okrs, tabLink } = props;
  const now = useNow();
  const { collectedThrough, stale } = okrs.freshness;
  const panel = okrs.reviewWait;
  const problems = t('card.problems', { count: okrs.problems.length });
  const picked = pickForCard(okrs.objectives, room);
  return (
    <div className={classes.root}>
      {okrs.objectives.length === 0 && (
        <Typography variant="body2">
          {t('card.noObjectives', { cycle: okrs.cycle.label })}
        </Typography>
      )}
      {picked.objectives.map(({ objective, shown }) => (
        <section key={objective.id}>
          <h4 className={classes.objective}>{objective.objective}</h4>
          <ul className={classes.list}>
            {shown.map(keyResult => (
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
        </section>
      ))}
      <HiddenKeyResults keyResults={picked.hidden} to={tabLink} />
      <RunningLinks
        cycles={(okrs.alsoRunning ?? []).map(({ cycle, objectives }) => ({
          id: cycle.id,
          text: t('overview.running.objectives', {
            cycle: cycle.label,
            count: objectives,
          }),
          to: tabLink && `${tabLink}?cycle=${encodeURIComponent(cycle.id)}`,
        }))}
        allAt={tabLink}
      />
      {okrs.problems.length > 0 && (
        <span className={classes.problems}>
          <ErrorOutlineIcon aria-hidden className={classes.icon} />
          {tabLink ? <Link to={tabLink}>{problems}</Link> : problems}
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
      {okrs.measured && collectedThrough && stale && (
        <span className={classes.footnote}>
          {t('freshness.stale', { ago: formatAgo(collectedThrough, now) })}
        </span>
      )}
      {okrs.demo && (
        <span>
          <DemoChip demo />
        </span>
      )}
    </div>
  );
};
