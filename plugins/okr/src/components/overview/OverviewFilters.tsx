import { useId } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import type { OverviewResponse } from '@keyresults/backstage-plugin-okr-common';
import { useNow } from '../../hooks/useNow';
import { useText } from '../common/useText';
import { Choice } from './Choice';
import {
  BY_HAND,
  closingChoices,
  isNarrowed,
  OverviewFilter,
  rowOrders,
  widened,
} from './filter';
import { useKindText } from './HeatRow';
import { useOverviewStyles } from './overviewStyles';
import { kindsIn } from './tree';

const orderTexts = {
  trouble: 'overview.sortTrouble',
  score: 'overview.sortScore',
  name: 'overview.sortName',
} as const;

/** What of the organization is looked for. @internal */
export const OverviewFilters = (props: {
  overview: OverviewResponse;
  filter: OverviewFilter;
  onChange(change: Partial<OverviewFilter>): void;
}) => {
  const classes = useOverviewStyles();
  const t = useText();
  const kindText = useKindText('kinds');
  const searchId = useId();
  const { overview, filter, onChange } = props;
  const any = (label: string) => ({ value: '' as const, label });
  const isOver = useNow().toISOString() >= overview.cycle.to;
  return (
    <div className={classes.bar}>
      <TextField
        id={searchId}
        type="search"
        size="small"
        variant="outlined"
        className={classes.search}
        label={t('overview.search')}
        InputLabelProps={{ className: classes.label }}
        value={filter.search}
        onChange={event => onChange({ search: event.target.value })}
      />
      <Choice
        label={t('overview.kind')}
        value={filter.kind ?? ''}
        options={[
          any(t('overview.allKinds')),
          ...optionsWith(kindsIn(overview.items), filter.kind).map(kind => ({
            value: kind,
            label: kindText(kind),
          })),
        ]}
        onChange={kind => onChange({ kind: kind || undefined })}
      />
      {filter.view === 'teams' && (
        <>
          <Choice
            label={t('overview.metric')}
            value={filter.metric ?? ''}
            options={[
              any(t('overview.allMetrics')),
              { value: BY_HAND, label: t('overview.byHand') },
              ...optionsWith(
                overview.metrics.map(({ id }) => id),
                filter.metric === BY_HAND ? undefined : filter.metric,
              ).map(id => ({
                value: id,
                label:
                  overview.metrics.find(metric => metric.id === id)?.title ??
                  id,
              })),
            ]}
            onChange={metric => onChange({ metric: metric || undefined })}
          />
          {(isOver || filter.closing !== undefined) && (
            <Choice
              label={t('overview.closing')}
              value={filter.closing ?? ''}
              options={[
                any(t('overview.anyClosing')),
                ...closingChoices.map(value => ({
                  value,
                  label: t(`overview.closings.${value}`),
                })),
              ]}
              onChange={value => onChange({ closing: value || undefined })}
            />
          )}
          <Choice
            label={t('overview.sort')}
            value={filter.order}
            options={rowOrders.map(order => ({
              value: order,
              label: t(orderTexts[order]),
            }))}
            onChange={order => onChange({ order })}
          />
        </>
      )}
      {isNarrowed(filter) && (
        <Button
          size="small"
          onClick={() =>
            onChange({
              kind: undefined,
              metric: undefined,
              closing: undefined,
              ...widened(filter),
            })
          }
        >
          {t('overview.clear')}
        </Button>
      )}
    </div>
  );
};

/** What a shared address asks for can be chosen, even where there is none of it. */
function optionsWith(values: readonly string[], chosen?: string): string[] {
  return chosen === undefined || values.includes(chosen)
    ? [...values]
    : [...values, chosen];
}
