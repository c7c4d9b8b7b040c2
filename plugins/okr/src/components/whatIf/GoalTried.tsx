import Typography from '@material-ui/core/Typography';
import {
  aimOf,
  asValues,
  parseStat,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  KeyResultDefinition,
  MetricResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { unitOf } from '../../format/metrics';
import { useWhatIfText } from './useWhatIfText';

type Goal = Extract<KeyResultDefinition, { kind: 'metric' }>['goal'];

/** In how many weeks a target value that is being written would have been met. @internal */
export const GoalTried = (props: { goal: Goal; measured: MetricResponse }) => {
  const textOf = useWhatIfText();
  const { goal, measured } = props;
  const { metric, asOf } = measured;
  const series = asValues(measured.series, parseStat(metric.stat));
  const amount = goal.kind === 'move' ? goal.to : goal.keep.value;
  const aim = aimOf(
    goal.kind === 'hold'
      ? { metric, keep: goal.keep }
      : {
          metric,
          targetValue: goal.to,
          ...(goal.from !== 'measured' && {
            baseline: {
              source: 'given',
              value: { kind: 'value', value: goal.from },
            },
          }),
        },
  );
  return (
    aim && (
      <Typography variant="caption" component="p">
        {textOf({ series, asOf, aim, unit: unitOf(metric) }, amount)}
      </Typography>
    )
  );
};
