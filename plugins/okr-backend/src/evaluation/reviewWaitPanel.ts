import {
  Calendar,
  notCollected,
  ReviewWaitPanel,
  summarizeMetric,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { MeasuredMetric } from './MetricRegistry';
import { seriesOf, waitsOf, writeWindow } from './measureScope';
import { ScopeFacts } from './ScopeFacts';
import { trailingWindow } from './windows';

/** The metric that every measured entity shows, key result or not. @internal */
export const REVIEW_WAIT = 'github.reviewWait';

const DAY_SECONDS = 86_400;

/** @internal */
export interface PanelInput {
  facts: ScopeFacts;
  metric: MeasuredMetric;
  calendar: Calendar;
  weeks: readonly Window[];
  /** Milliseconds since 1970 UTC. */
  asOf: number;
}

/** How long reviews wait in a scope: the last 28 days, and week by week. @internal */
export function reviewWaitPanel(input: PanelInput): ReviewWaitPanel {
  const { facts, metric, calendar, asOf } = input;
  const stat = { kind: 'named', name: 'p75' } as const;
  const question = { ...metric, stat, where: {}, calendar };
  const window = trailingWindow(asOf);
  const waits = waitsOf(facts, question, window, asOf);
  const { value: unknown } = notCollected;
  return {
    metric: summarizeMetric(metric.definition, stat),
    calendar: calendar.label,
    window: writeWindow(window),
    p50: waits?.quantile(0.5) ?? unknown,
    p75: waits?.quantile(0.75) ?? unknown,
    p90: waits?.quantile(0.9) ?? unknown,
    withinDay: waits?.within(DAY_SECONDS) ?? unknown,
    answered: waits?.answered ?? 0,
    waiting: waits?.waiting ?? 0,
    abandoned: waits?.abandoned ?? 0,
    oldestWaitSeconds: waits?.oldestWaitSeconds,
    series: seriesOf(facts, question, input.weeks, asOf),
  };
}
