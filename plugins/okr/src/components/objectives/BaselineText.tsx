import type {
  Baseline,
  MetricSummary,
} from '@keyresults/backstage-plugin-okr-common';
import { formatInstant, formatWindow } from '../../format/instants';
import { formatValue, unitOf } from '../../format/metrics';
import { useText } from '../common/useText';

/** Where a key result began, and who says so. @internal */
export const BaselineText = (props: {
  baseline: Baseline;
  metric: MetricSummary;
}) => {
  const t = useText();
  const { baseline } = props;
  const value = formatValue(baseline.value, unitOf(props.metric));
  if (baseline.source === 'given' || !baseline.window) {
    return <>{t('howMade.baselineGiven', { value })}</>;
  }
  const measured = t('howMade.baselineMeasured', {
    value,
    window: formatWindow(baseline.window),
    answered: String(baseline.answered ?? 0),
    waiting: String(baseline.waiting ?? 0),
  });
  return (
    <>
      {measured}
      {baseline.frozenAt &&
        `, ${t('howMade.frozen', {
          instant: formatInstant(baseline.frozenAt),
        })}`}
    </>
  );
};
