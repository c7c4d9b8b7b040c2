import type {
  EvaluatedKeyResult,
  MetricSummary,
} from '@keyresults/backstage-plugin-okr-common';
import {
  formatDuration,
  formatNumber,
} from '@keyresults/backstage-plugin-okr-common';
import { formatWindow } from '../../format/instants';
import { canWait, evidenceOf } from '../../format/evidence';
import { Terms } from '../common/Terms';
import { Subheading } from '../common/Subheading';
import { useTimeZone } from '../common/TimeZoneContext';
import { useText } from '../common/useText';
import { LeftOutText } from './LeftOutText';
import { BaselineText } from './BaselineText';
import { CoverageText, FreshnessText } from './EvidenceTexts';

const countedKeys = {
  waits: 'howMade.answered',
  items: 'howMade.counted',
  days: 'evidence.daysName',
  readings: 'evidence.readingsName',
  incidents: 'evidence.incidentsName',
  checkIns: 'evidence.checkInsName',
} as const;

/** How a key result's number was made, so that nobody has to believe it. @internal */
export const HowMade = (props: {
  keyResult: EvaluatedKeyResult;
  metric: MetricSummary;
}) => {
  const t = useText();
  const timeZone = useTimeZone();
  const { keyResult, metric } = props;
  const { current, baseline, where, calendar } = keyResult;
  const evidence = evidenceOf(metric);
  const waits = evidence === 'waits';
  const filter = Object.entries(where ?? {})
    .map(([dimension, value]) => `${dimension}: ${value}`)
    .join(', ');
  const waiting = current && canWait(evidence, metric) && (
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
          [t('evidence.unit'), metric.unitLabel],
          [t('howMade.filter'), filter || undefined],
          [
            t('howMade.window'),
            current && formatWindow(current.window, timeZone),
          ],
          [t(countedKeys[evidence]), current?.answered],
          [
            t('evidence.sums'),
            current?.sums &&
              t('evidence.sumsOf', {
                numerator: formatNumber(current.sums.numerator),
                denominator: formatNumber(current.sums.denominator),
              }),
          ],
          [
            t('evidence.leftOut'),
            current?.leftOut && <LeftOutText leftOut={current.leftOut} />,
          ],
          [t(waits ? 'howMade.waiting' : 'evidence.notOver'), waiting],
          [t('howMade.withdrawn'), current && waits && current.withdrawn],
          [
            t('howMade.abandoned'),
            current && waits && (
              <span title={t('howMade.abandonedHint')}>
                {current.abandoned}
              </span>
            ),
          ],
          [t('howMade.coverage'), <CoverageText />],
          [t('howMade.freshness'), <FreshnessText />],
          [
            t('howMade.calendar'),
            (waits || metric.unit === 'duration') &&
              (calendar === 'wall' ? t('howMade.wall') : calendar),
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
