import { useDeferredValue } from 'react';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import type { OverviewResponse } from '@keyresults/backstage-plugin-okr-common';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { Alignment } from './Alignment';
import { matchesEntity, OverviewFilter, overviewViews } from './filter';
import { OverviewFilters } from './OverviewFilters';
import { rowsOf } from './rows';
import { Teams } from './Teams';
import { WeekChanges } from './WeekChanges';
import { WeekPromises } from './WeekPromises';

const panelId = 'okr-overview-panel';

/** Everything on the page once there is an answer. @internal */
export const Overview = (props: {
  overview: OverviewResponse;
  filter: OverviewFilter;
  onChange(change: Partial<OverviewFilter>): void;
}) => {
  const t = useText();
  const { overview, filter, onChange } = props;
  // Typing stays fluent, however many rows there are to be found anew.
  const shown = useDeferredValue(filter);
  if (overview.items.length === 0) {
    return (
      <>
        <Notice
          severity="info"
          title={t('overview.empty', { cycle: overview.cycle.label })}
        >
          {t('overview.emptyText')}
        </Notice>
        <WeekPromises
          changes={overview.promiseChanges ?? []}
          cycle={overview.cycle.id}
        />
      </>
    );
  }
  return (
    <>
      <Tabs
        value={filter.view}
        onChange={(_event, view) => onChange({ view })}
        aria-label={t('overview.views')}
        indicatorColor="primary"
        textColor="inherit"
        variant="scrollable"
        scrollButtons="auto"
      >
        {overviewViews.map(view => (
          <Tab
            key={view}
            value={view}
            label={t(`overview.${view}`)}
            id={`${panelId}-${view}`}
            aria-controls={panelId}
          />
        ))}
      </Tabs>
      <OverviewFilters
        overview={overview}
        filter={filter}
        onChange={onChange}
      />
      <div
        id={panelId}
        role="tabpanel"
        aria-labelledby={`${panelId}-${shown.view}`}
        style={{ display: 'grid', gap: 16, minWidth: 0 }}
      >
        {shown.view === 'teams' && (
          <Teams overview={overview} filter={shown} onChange={onChange} />
        )}
        {shown.view === 'alignment' && (
          <Alignment overview={overview} filter={shown} />
        )}
        {shown.view === 'week' && (
          <WeekChanges
            rows={rowsOf(overview.items, {
              ...shown,
              states: [],
              metric: undefined,
              hinted: false,
            })}
            promises={(overview.promiseChanges ?? []).filter(change =>
              matchesEntity(change, shown),
            )}
            cycle={overview.cycle.id}
          />
        )}
      </div>
    </>
  );
};
