import type {
  EvaluatedKeyResult,
  MetricSummary,
} from '@keyresults/backstage-plugin-okr-common';
import { formatDuration } from '@keyresults/backstage-plugin-okr-common';
import { formatWindow } from '../../format/instants';
import { isPlainShare } from '../../format/metrics';
import { Terms } from '../common/Terms';
import { Subheading } from '../common/Subheading';
import { useText } from '../common/useText';
import { BaselineText } from './BaselineText';
import { CoverageText, FreshnessText } from './EvidenceTexts';

/** How a key result's number was made, so that nobody has to believe it. @internal */
export const HowMade = (props: {
  keyResult: EvaluatedKeyResult;
  metric: MetricSummary;
}) => {
  const t = useText();
  const { keyResult, metric } = props;
  const { current, baseline, where, calendar } = keyResult;
  const share = isPlainShare(metric);
  const filter = Object.entries(where ?? {})
    .map(([dimension, value]) => `${dimension}: ${value}`)
    .join(', ');
  const waiting = current && !share && (
    <>
      {current.waiting}
      {current.oldestWaitSeconds !== undefined &&
        ` (${t('howMade.oldest', {
          oldest: formatDuration(current.oldestWaitSeconds),
        })})`}
    </>
  );
  return (
    <div>
      <Subheading level="h5">{t('howMade.title')}</Subheading>
      <Terms
        entries={[
          [t('howMade.definition'), metric.description],
          [t('howMade.formula'), metric.formula],
          [t('howMade.stat'), metric.stat],
          [t('howMade.filter'), filter || undefined],
          [t('howMade.window'), current && formatWindow(current.window)],
          [
            share ? t('howMade.counted') : t('howMade.answered'),
            current?.answered,
          ],
          [t('howMade.waiting'), waiting],
          [t('howMade.withdrawn'), current && !share && current.withdrawn],
          [
            t('howMade.abandoned'),
            current && !share && (
              <span title={t('howMade.abandonedHint')}>
                {current.abandoned}
              </span>
            ),
          ],
          [t('howMade.coverage'), <CoverageText />],
          [t('howMade.freshness'), <FreshnessText />],
          [
            t('howMade.calendar'),
            calendar === 'wall' ? t('howMade.wall') : calendar,
          ],
          [
            t('howMade.baseline'),
            baseline && <BaselineText baseline={baseline} metric={metric} />,
          ],
        ]}
      />
    </div>
  );
};
