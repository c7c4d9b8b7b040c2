import { memo, useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import type {
  MetricUnit,
  PromiseChange,
  SeriesPoint,
} from '@keyresults/backstage-plugin-okr-common';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../components/common/useText';
import { formatValue } from '../format/metrics';
import { ChartLegend } from './ChartLegend';
import { ChartTable, EvidencedMetric } from './ChartTable';
import { useChartStyles } from './chartStyles';
import {
  bandRuns,
  cutPoints,
  PaceLine,
  pointRuns,
  timeRange,
  valueRange,
} from './geometry';
import { Plot } from './Plot';
import { targetSegments } from './targetLine';

/** What a trend chart draws. @internal */
export interface TrendChartProps {
  title: string;
  series: readonly SeriesPoint[];
  unit: MetricUnit;
  /** Says what the numbers are counted from; without it people said them. */
  metric?: EvidencedMetric;
  /** ISO 8601; the last week is looked at up to it. */
  asOf?: string;
  cycle?: { from: string; to: string };
  targetValue?: number;
  pace?: PaceLine;
  /** Of the target value and of what else is promised, oldest first. */
  changes?: readonly PromiseChange[];
}

const noChanges: readonly PromiseChange[] = [];

/** Weekly values with their band, pace and target value; the same as a table at a click. @internal */
export const TrendChart = memo((props: TrendChartProps) => {
  const classes = useChartStyles();
  const t = useText();
  const [asTable, setAsTable] = useState(false);
  const { series, unit, asOf, cycle, targetValue, pace } = props;
  const { changes = noChanges } = props;
  const drawing = useMemo(() => {
    const runs = pointRuns(series, asOf);
    const targets = targetSegments(changes, targetValue);
    const lines = [...targets.map(({ value }) => value), pace?.[0].value];
    return {
      runs,
      targets,
      bands: bandRuns(runs),
      range: valueRange(runs.flat(), lines, unit),
      times: timeRange(series, cycle),
    };
  }, [series, asOf, cycle, targetValue, pace, changes, unit]);

  const points = drawing.runs.flat();
  const label = [
    points.length > 0
      ? t('chart.summary', {
          title: props.title,
          first: formatValue(points[0].source.value, unit),
          last: formatValue(points[points.length - 1].source.value, unit),
        })
      : t('chart.label', { title: props.title }),
    targetValue === undefined
      ? ''
      : t('chart.summaryTarget', { value: formatAmount(targetValue, unit) }),
  ].join(' ');

  let content = <div className={classes.empty}>{t('chart.empty')}</div>;
  if (asTable) {
    content = (
      <ChartTable
        title={props.title}
        series={series}
        unit={unit}
        metric={props.metric}
      />
    );
  } else if (points.length > 0) {
    content = (
      <Plot
        {...drawing}
        label={label.trim()}
        unit={unit}
        metric={props.metric}
        changes={changes}
        pace={pace}
      />
    );
  }
  return (
    <div className={classes.root}>
      {content}
      <div className={classes.footer}>
        {!asTable && points.length > 0 && (
          <ChartLegend
            band={drawing.bands.length > 0}
            bandCut={drawing.range.bandCut}
            pace={pace !== undefined}
            changed={changes.some(({ eased }) => !eased)}
            eased={changes.some(({ eased }) => eased)}
            targetValue={targetValue !== undefined}
            moreThan={points.some(({ moreThan }) => moreThan)}
            cut={cutPoints(points, drawing.range.top).length > 0}
            partial={points.some(({ partial }) => partial)}
            incomplete={points.some(({ incomplete }) => incomplete)}
          />
        )}
        {points.length > 0 && (
          <Button
            size="small"
            className={classes.toggle}
            onClick={() => setAsTable(previous => !previous)}
          >
            {asTable ? t('chart.showChart') : t('chart.showTable')}
          </Button>
        )}
      </div>
    </div>
  );
});
