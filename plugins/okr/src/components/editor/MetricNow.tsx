import { useCallback, useRef } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { formatStat } from '@keyresults/backstage-plugin-okr-common';
import type { KeyResultDefinition } from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { Sparkline } from '../../charts/Sparkline';
import { formatValue, unitOf } from '../../format/metrics';
import { targetChange } from '../../format/targetChange';
import { useOnceVisible } from '../../hooks/useOnceVisible';
import { useRemote } from '../../hooks/useRemote';
import { useText } from '../common/useText';
import { GoalTried } from '../whatIf/GoalTried';
import { useEditorStyles } from './editorStyles';
import { useFields } from './FieldsContext';

/** A quarter of whole weeks, and the one that runs. */
const WEEKS = 14;

type Measured = Extract<KeyResultDefinition, { kind: 'metric' }>;

interface MetricNowProps {
  objectiveId: string;
  keyResult: Measured;
}

function useMetricNow(entityRef: string, { metric, stat, where }: Measured) {
  const okrApi = useApi(okrApiRef);
  const asked = formatStat(stat);
  const conditions = JSON.stringify(where);
  return useRemote(
    useCallback(
      signal =>
        okrApi.getMetric(parseEntityRef(entityRef), metric, {
          stat: asked,
          where: JSON.parse(conditions),
          weeks: WEEKS,
          signal,
        }),
      [okrApi, entityRef, metric, asked, conditions],
    ),
  );
}

const LoadedNow = (props: MetricNowProps) => {
  const classes = useEditorStyles();
  const t = useText();
  const { entityRef, change, saving } = useFields();
  const { keyResult } = props;
  const { data, error } = useMetricNow(entityRef, keyResult);
  const { goal } = keyResult;
  if (error) {
    return <div className={classes.now}>{t('editor.now.unknown')}</div>;
  }
  return (
    <div className={classes.now} aria-busy={!data}>
      {data && (
        <>
          <span>
            {t('editor.now.value', {
              value: formatValue(data.value, unitOf(data.metric)),
            })}
          </span>
          <Sparkline
            label={t('editor.now.weeks', { title: data.metric.title })}
            series={data.series}
            asOf={data.asOf}
            targetValue={goal.kind === 'move' ? goal.to : goal.keep.value}
          />
          <div className={classes.tried}>
            <GoalTried
              goal={goal}
              measured={data}
              disabled={saving}
              onChoose={amount =>
                change(
                  targetChange(
                    props.objectiveId,
                    {
                      id: keyResult.id,
                      metric: data.metric,
                      ...(goal.kind === 'hold' && { keep: goal.keep }),
                    },
                    amount,
                  ),
                )
              }
            />
          </div>
        </>
      )}
    </div>
  );
};

/** What the metric says today, and where the target value would lie in its weeks. @internal */
export const MetricNow = (props: MetricNowProps) => {
  const classes = useEditorStyles();
  const element = useRef<HTMLDivElement>(null);
  // There may be hundreds.
  const visible = useOnceVisible(element);
  return visible ? (
    <LoadedNow {...props} />
  ) : (
    <div ref={element} className={classes.now} />
  );
};
