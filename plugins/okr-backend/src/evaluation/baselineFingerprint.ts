import { createHash } from 'node:crypto';
import {
  Calendar,
  Cycle,
  formatStat,
  Guardrail,
  MetricKeyResult,
} from '@keyresults/backstage-plugin-okr-common';

/** What a measured baseline measures: where two key results agree in it they share the baseline. @internal */
export function baselineFingerprint(
  { metric, stat, where }: MetricKeyResult,
  cycle: Cycle,
  calendar: Calendar,
): string {
  return hashOf({ metric, stat, where }, cycle, calendar);
}

/** What a key result promises of a number: two that measure the same are judged each by its own goal. @internal */
export function judgedFingerprint(
  { metric, stat, where, goal }: MetricKeyResult,
  cycle: Cycle,
  calendar: Calendar,
): string {
  const promised =
    goal.kind === 'move'
      ? [goal.from, goal.to]
      : [goal.keep.op, goal.keep.value];
  return hashOf({ metric, stat, where }, cycle, calendar, [
    goal.kind,
    ...promised,
  ]);
}

/** What a guardrail looks at, and the line that it keeps. @internal */
export function guardrailFingerprint(
  { keep, ...asked }: Guardrail,
  cycle: Cycle,
  calendar: Calendar,
): string {
  return hashOf(asked, cycle, calendar, ['guardrail', keep.op, keep.value]);
}

function hashOf(
  { metric, stat, where }: Omit<Guardrail, 'keep'>,
  cycle: Cycle,
  calendar: Calendar,
  more: readonly (string | number)[] = [],
): string {
  const sorted = Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(
      JSON.stringify([
        metric,
        formatStat(stat),
        sorted,
        calendar.label,
        cycle.from,
        ...more,
      ]),
    )
    .digest('hex');
}
