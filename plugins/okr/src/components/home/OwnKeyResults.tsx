import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTabLink } from '../../hooks/useTabLink';
import { okrOverviewRouteRef } from '../../routes';
import { useCardStyles } from '../card/cardStyles';
import { DemoChip } from '../common/DemoChip';
import { KeyResultStateLabel } from '../common/KeyResultStateLabel';
import { Placeholder } from '../common/Placeholder';
import { RunningLinks } from '../common/RunningLinks';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import type { RunningOverview } from './mergeRunning';
import { pickWorst } from './pickWorst';
import { useOwnOverview } from './useOwnOverview';

/** Key results that fit on the card. */
const room = 8;

const useStyles = makeStyles(theme => ({
  // People make the card as wide as they like.
  teams: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
    gap: theme.spacing(2, 4),
  },
  footer: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
}));

const OwnTeams = (props: { running: RunningOverview }) => {
  const classes = useCardStyles();
  const styles = useStyles();
  const t = useText();
  const linkOf = useTabLink();
  const { overview, cycleOf } = props.running;
  const teams = pickWorst(overview, room);
  if (teams.length === 0) {
    return (
      <Typography variant="body2">
        {t('overview.home.none', { cycle: overview.cycle.label })}
      </Typography>
    );
  }
  return (
    <div className={styles.teams}>
      {teams.map(({ row, shown, hidden }) => (
        <section key={row.entityRef}>
          <h4 className={classes.objective}>
            <Link to={linkOf(row.entityRef)}>{row.title}</Link>
          </h4>
          <ul className={classes.list}>
            {shown.map(({ objective, keyResult }) => (
              <li
                key={`${objective.id}/${keyResult.id}`}
                className={classes.item}
              >
                <span className={classes.title}>
                  <Link
                    to={linkOf(row.entityRef, {
                      cycle: cycleOf(row.entityRef, objective.id),
                      objective: objective.id,
                      keyResult: keyResult.id,
                    })}
                  >
                    {keyResult.title}
                  </Link>
                </span>
                <span className={classes.numbers}>
                  <KeyResultStateLabel keyResult={keyResult} />
                  {keyResult.changed && <span>{t('overview.changed')}</span>}
                </span>
              </li>
            ))}
          </ul>
          {hidden > 0 && (
            <span className={classes.footnote}>
              <Link to={linkOf(row.entityRef)}>
                {t('overview.home.more', { more: String(hidden) })}
              </Link>
            </span>
          )}
        </section>
      ))}
    </div>
  );
};

/** The cycles whose key results are not on the card. */
const UnreadCycles = ({ running }: { running: RunningOverview }) => {
  const t = useText();
  const all = useOverviewLink();
  return (
    <RunningLinks
      cycles={running.unread.map(({ cycle, entities }) => ({
        id: cycle.id,
        text: t('overview.running.entities', {
          cycle: cycle.label,
          count: entities,
        }),
        to: all && `${all}?cycle=${encodeURIComponent(cycle.id)}`,
      }))}
      allAt={all}
    />
  );
};

/** Leads to the page of the whole organization, in apps that have it. */
const AllTeams = () => {
  const t = useText();
  const to = useOverviewLink();
  return to === undefined ? null : (
    <span>
      <Link to={to}>{t('overview.home.all')}</Link>
    </span>
  );
};

function useOverviewLink(): string | undefined {
  try {
    return useRouteRef(okrOverviewRouteRef)();
  } catch {
    return undefined;
  }
}

/** The key results of the groups that whoever is signed in is a member of, for the home page. @internal */
export const OwnKeyResults = () => {
  const classes = useCardStyles();
  const styles = useStyles();
  const t = useText();
  const { data, error, loading, retry } = useOwnOverview();
  return (
    <div className={classes.root}>
      {error && <LoadError error={error} retry={retry} loading={loading} />}
      {!data && !error && (
        <div role="status" aria-label={t('overview.home.loading')}>
          <Placeholder height={128} />
        </div>
      )}
      {data && !data.running && (
        <Typography variant="body2">{t('overview.home.noGroups')}</Typography>
      )}
      {data?.running && (
        <>
          <OwnTeams running={data.running} />
          <UnreadCycles running={data.running} />
        </>
      )}
      <div className={styles.footer}>
        <AllTeams />
        <DemoChip demo={data?.running?.overview.demo === true} />
      </div>
    </div>
  );
};
