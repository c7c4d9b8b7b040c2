import type { OverviewResponse } from '@keyresults/backstage-plugin-okr-common';
import { Growing } from '../common/Growing';
import { useText } from '../common/useText';
import { HeatRow } from './HeatRow';
import { useOverviewStyles } from './overviewStyles';
import { OverviewRow } from './rows';
import { useCellTexts } from './useCellTexts';

/** Every entity's cycle: a row for each, with its key results coloured and named by their states. @internal */
export const HeatTable = (props: {
  rows: readonly OverviewRow[];
  /** What was looked for. */
  of: string;
  overview: Pick<OverviewResponse, 'cycle'>;
}) => {
  const classes = useOverviewStyles();
  const t = useText();
  const { rows, overview } = props;
  const texts = useCellTexts();
  return (
    <Growing items={rows} of={props.of}>
      {shown => (
        <ul className={classes.rows} aria-label={t('overview.teams')}>
          {shown.map(row => (
            <HeatRow
              key={row.entityRef}
              row={row}
              cycle={overview.cycle.id}
              texts={texts}
            />
          ))}
        </ul>
      )}
    </Growing>
  );
};
