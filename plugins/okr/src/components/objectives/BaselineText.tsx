import type {
  Baseline,
  MetricSummary,
} from '@keyresults/backstage-plugin-okr-common';
import { formatInstant, formatWindow } from '../../format/instants';
import { formatValue, unitOf } from '../../format/metrics';
import { useEvidenceText } from '../common/useEvidenceText';
import { useTimeZone } from '../common/TimeZoneContext';
import { useText } from '../common/useText';

/** Where a key result began, and who says so. @internal */
export const BaselineText = (props: {
  baseline: Baseline;
  metric: MetricSummary;
}) => {
  const t = useText();
  const timeZone = useTimeZone();
  const evidenceText = useEvidenceText();
  const { baseline } = props;
  const value = formatValue(baseline.value, unitOf(props.metric));
  if (baseline.source === 'given' || !baseline.window) {
    return <>{t('howMade.baselineGiven', { value })}</>;
  }
  const measured = t('howMade.baselineMeasured', {
    value,
    window: formatWindow(baseline.window, timeZone),
    evidence: evidenceText(props.metric, {
      answered: baseline.answered ?? 0,
      waiting: baseline.waiting ?? 0,
    }).join(', '),
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
