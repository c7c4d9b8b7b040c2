import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import EditIcon from '@material-ui/icons/EditOutlined';
import type {
  CycleSummary,
  OkrsResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { useNow } from '../../hooks/useNow';
import {
  formatAgo,
  formatInstant,
  formatInstantUtc,
} from '../../format/instants';
import { CycleScore } from '../objectives/CycleScore';
import { EvidenceText } from '../objectives/EvidenceTexts';
import { DemoChip } from '../common/DemoChip';
import { useText } from '../common/useText';
import { useTabStyles } from './tabStyles';

/** Which cycle, as of when, and how much of it is known. @internal */
export const OkrHeader = (props: {
  okrs: OkrsResponse;
  /** Those to choose from, newest first. */
  cycles: readonly CycleSummary[];
  /** Id of the cycle asked for. */
  cycle: string;
  onCycle(id: string): void;
  /** Left out where the reader may not edit. */
  onEdit?(): void;
}) => {
  const classes = useTabStyles();
  const t = useText();
  const now = useNow();
  const { okrs } = props;
  const { recomputed } = okrs.freshness;
  const cycles = props.cycles.some(({ id }) => id === props.cycle)
    ? props.cycles
    : [{ ...okrs.cycle, id: props.cycle, label: props.cycle }, ...props.cycles];
  return (
    <header className={classes.header}>
      <h2 className={classes.title}>{t('tab.title')}</h2>
      <TextField
        select
        size="small"
        variant="outlined"
        value={props.cycle}
        onChange={event => props.onCycle(event.target.value)}
        SelectProps={{
          SelectDisplayProps: {
            'aria-label': t('tab.cycle', {
              cycle:
                cycles.find(({ id }) => id === props.cycle)?.label ??
                props.cycle,
            }),
          },
        }}
      >
        {cycles.map(cycle => (
          <MenuItem key={cycle.id} value={cycle.id}>
            {cycle.label}
          </MenuItem>
        ))}
      </TextField>
      <DemoChip demo={okrs.demo} />
      {props.onEdit && okrs.hasAnnotation && (
        <Button
          size="small"
          variant="outlined"
          startIcon={<EditIcon fontSize="small" />}
          onClick={props.onEdit}
        >
          {t('editor.open')}
        </Button>
      )}
      <div className={classes.facts}>
        {okrs.asOf && (
          <time dateTime={okrs.asOf} title={formatInstantUtc(okrs.asOf)}>
            {t('tab.asOf', { instant: formatInstant(okrs.asOf) })}
          </time>
        )}
        <CycleScore objectives={okrs.objectives} />
        {okrs.measured && (
          <div>
            <EvidenceText />
          </div>
        )}
        {recomputed && (
          <div>
            {t('freshness.recomputed', {
              ago: formatAgo(recomputed.at, now),
              reason: recomputed.reason,
            })}
          </div>
        )}
      </div>
    </header>
  );
};
