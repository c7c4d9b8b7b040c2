import { useMemo, useState } from 'react';
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
import { TargetSlider } from './TargetSlider';

type Goal = Extract<KeyResultDefinition, { kind: 'metric' }>['goal'];

/** Tries the target value that is being written on the weeks so far; where the thumb rests is written. @internal */
export const GoalTried = (props: {
  goal: Goal;
  measured: MetricResponse;
  disabled: boolean;
  onChoose(amount: number): void;
}) => {
  const { goal, measured } = props;
  const { metric, asOf } = measured;
  const series = useMemo(
    () => asValues(measured.series, parseStat(metric.stat)),
    [measured.series, metric.stat],
  );
  const promised = goal.kind === 'move' ? goal.to : goal.keep.value;
  const [dragged, setDragged] = useState<number>();
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
  if (!aim) {
    return null;
  }
  return (
    <TargetSlider
      question={{ series, asOf, aim, unit: unitOf(metric) }}
      promised={promised}
      amount={dragged ?? promised}
      disabled={props.disabled}
      onTry={setDragged}
      onChoose={amount => {
        setDragged(undefined);
        props.onChoose(amount);
      }}
    />
  );
};
