import type { MetricUnit } from '@keyresults/backstage-plugin-okr-common';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import { useTimeZone } from '../components/common/TimeZoneContext';
import { useEvidenceText } from '../components/common/useEvidenceText';
import { useText } from '../components/common/useText';
import { formatWindow } from '../format/instants';
import { formatValue } from '../format/metrics';
import type { EvidencedMetric } from './ChartTable';
import { useChartStyles } from './chartStyles';
import type { ChartPoint } from './geometry';

/** What a week's numbers are, beside the week pointed at. The table says the same to the keyboard. @internal */
export const ChartTooltip = (props: {
  point: ChartPoint;
  unit: MetricUnit;
  metric?: EvidencedMetric;
  /** Pixels from the left of the chart. */
  left: number;
  width: number;
}) => {
  const classes = useChartStyles();
  const t = useText();
  const timeZone = useTimeZone();
  const evidenceText = useEvidenceText();
  const { point, unit } = props;
  const { source } = point;
  const side =
    props.left > props.width / 2
      ? { right: props.width - props.left + 12 }
      : { left: props.left + 12 };
  return (
    <div className={classes.tooltip} style={side} aria-hidden>
      {formatWindow(source, timeZone)}
      <span className={classes.tooltipValue}>
        {formatValue(source.value, unit)}
      </span>
      {source.low !== undefined && source.high !== undefined && (
        <span className={classes.tooltipNote}>
          {t('chart.band')}: {formatAmount(source.low, unit)} –{' '}
          {formatAmount(source.high, unit)}
        </span>
      )}
      <span className={classes.tooltipNote}>
        {evidenceText(props.metric, source).join(' · ')}
      </span>
      {point.incomplete && (
        <span className={classes.tooltipNote}>{t('chart.incomplete')}</span>
      )}
      {point.partial && (
        <span className={classes.tooltipNote}>{t('chart.partial')}</span>
      )}
    </div>
  );
};
