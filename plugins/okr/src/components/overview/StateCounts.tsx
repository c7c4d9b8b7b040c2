import type { KeyResultState } from '@keyresults/backstage-plugin-okr-common';
import { stateClass } from '../../theme/stateColours';
import { StateLabel } from '../common/StateLabel';
import { useText } from '../common/useText';
import { allStates } from './filter';
import { useOverviewStyles } from './overviewStyles';

/** How many key results are in each state, each a switch that shows those alone. @internal */
export const StateCounts = (props: {
  counts: ReadonlyMap<KeyResultState, number>;
  chosen: readonly KeyResultState[];
  onChoose(states: KeyResultState[]): void;
  /** How many could be written better; undefined where nobody looked. */
  hinted?: { count: number; chosen: boolean; onChoose(chosen: boolean): void };
}) => {
  const classes = useOverviewStyles();
  const t = useText();
  const { counts, chosen, onChoose, hinted } = props;
  const shown = allStates.filter(
    state => counts.has(state) || chosen.includes(state),
  );
  const toggle = (state: KeyResultState) =>
    onChoose(
      chosen.includes(state)
        ? chosen.filter(other => other !== state)
        : [...chosen, state],
    );
  return (
    <div
      role="group"
      aria-label={t('overview.states')}
      className={classes.states}
    >
      {shown.map(state => (
        <button
          key={state}
          type="button"
          className={classes.state}
          aria-pressed={chosen.includes(state)}
          title={t('overview.onlyState', {
            state: t(`state.${stateClass[state]}`),
          })}
          onClick={() => toggle(state)}
        >
          <StateLabel state={state} count={counts.get(state) ?? 0} />
        </button>
      ))}
      {hinted && (hinted.count > 0 || hinted.chosen) && (
        <button
          type="button"
          className={classes.state}
          aria-pressed={hinted.chosen}
          onClick={() => hinted.onChoose(!hinted.chosen)}
        >
          {t('overview.hinted', { count: hinted.count })}
        </button>
      )}
    </div>
  );
};
