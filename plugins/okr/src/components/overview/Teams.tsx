import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import type { OverviewResponse } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { OverviewFilter, writeFilter } from './filter';
import { HeatTable } from './HeatTable';
import { useOverviewStyles } from './overviewStyles';
import { countStates, rowsOf, sortRows } from './rows';
import { StateCounts } from './StateCounts';

/** Every entity's cycle at a glance. @internal */
export const Teams = (props: {
  overview: OverviewResponse;
  filter: OverviewFilter;
  onChange(change: Partial<OverviewFilter>): void;
}) => {
  const classes = useOverviewStyles();
  const t = useText();
  const { overview, filter, onChange } = props;
  const rows = useMemo(
    () => sortRows(rowsOf(overview.items, filter), filter.order),
    [overview, filter],
  );
  // What the switches of states would show, whichever are on.
  const others = useMemo(
    () => rowsOf(overview.items, { ...filter, states: [], hinted: false }),
    [overview, filter],
  );
  const hinted = others
    .flatMap(({ cells }) => cells)
    .filter(({ keyResult }) => (keyResult.hints ?? 0) > 0).length;
  const closed = overview.items.filter(item => item.closed).length;
  const shown = rows.reduce((sum, { cells }) => sum + cells.length, 0);
  return (
    <>
      <StateCounts
        counts={countStates(others)}
        chosen={filter.states}
        onChoose={states => onChange({ states })}
        hinted={{
          count: hinted,
          chosen: filter.hinted,
          onChoose: chosen => onChange({ hinted: chosen }),
        }}
      />
      <p role="status" className={classes.quiet}>
        {t('overview.shown', {
          rows: String(rows.length),
          all: String(overview.items.length),
          keyResults: String(shown),
        })}
        {closed > 0 &&
          ` · ${t('overview.closedCount', {
            closed: String(closed),
            all: String(overview.items.length),
            cycle: overview.cycle.label,
          })}`}
      </p>
      {rows.length === 0 ? (
        <Typography variant="body1">{t('overview.noMatch')}</Typography>
      ) : (
        <HeatTable
          rows={rows}
          of={writeFilter(filter).toString()}
          overview={overview}
        />
      )}
    </>
  );
};
