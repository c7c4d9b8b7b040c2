import { useNow } from '../../hooks/useNow';
import { useOverview } from '../../hooks/useOverview';
import { AlsoRunning } from '../common/AlsoRunning';
import { DemoChip } from '../common/DemoChip';
import { Placeholder } from '../common/Placeholder';
import { PlainButton } from '../common/PlainButton';
import { TimeZoneProvider } from '../common/TimeZoneContext';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import { Choice } from './Choice';
import { ExportButton } from './ExportButton';
import { Overview } from './Overview';
import { useOverviewStyles } from './overviewStyles';
import { useOverviewFilter } from './useOverviewFilter';

/** As high as what comes, so that nothing jumps. */
const OverviewSkeleton = () => {
  const t = useText();
  return (
    <div
      role="status"
      aria-label={t('overview.loading')}
      style={{ display: 'grid', gap: 16 }}
    >
      <Placeholder height={48} />
      <Placeholder height={40} />
      <Placeholder height={40} />
      <Placeholder height={640} />
    </div>
  );
};

/** The cycle of the whole organization, without the frame of a page. @internal */
export const OverviewContent = () => {
  const classes = useOverviewStyles();
  const t = useText();
  const [filter, change] = useOverviewFilter();
  const { data, error, loading, retry } = useOverview(filter.cycle);
  const now = useNow();
  const isOver = data !== undefined && now.toISOString() >= data.cycle.to;
  const cycles = data?.cycles ?? [];
  const chosen = filter.cycle ?? data?.cycle.id ?? '';
  return (
    <div className={classes.root} aria-busy={loading}>
      <div className={classes.bar} style={{ minHeight: 40 }}>
        {data && (
          <>
            <Choice
              label={t('overview.cycle')}
              value={chosen}
              options={(cycles.some(({ id }) => id === chosen)
                ? cycles
                : [{ id: chosen, label: chosen }, ...cycles]
              ).map(({ id, label }) => ({ value: id, label }))}
              onChange={cycle => change({ cycle })}
            />
            <DemoChip demo={data.demo} />
            <span
              className={classes.end}
              style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}
            >
              {isOver && <ExportButton cycle={data.cycle} as="report" />}
              <ExportButton cycle={data.cycle} as="table" />
            </span>
          </>
        )}
      </div>
      {data?.alsoRunning && (
        <AlsoRunning>
          {data.alsoRunning.map(({ cycle, entities }) => (
            <PlainButton
              key={cycle.id}
              onClick={() => change({ cycle: cycle.id })}
            >
              {t('overview.running.entities', {
                cycle: cycle.label,
                count: entities,
              })}
            </PlainButton>
          ))}
        </AlsoRunning>
      )}
      {error && (
        <LoadError
          error={error}
          retry={retry}
          loading={loading}
          kept={data !== undefined}
        />
      )}
      {!data && !error && <OverviewSkeleton />}
      {data && (
        <TimeZoneProvider value={data.timeZone}>
          <Overview overview={data} filter={filter} onChange={change} />
        </TimeZoneProvider>
      )}
    </div>
  );
};
