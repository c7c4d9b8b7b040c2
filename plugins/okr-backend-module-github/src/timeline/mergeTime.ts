import { SpanFact } from '@keyresults/backstage-plugin-okr-node';
import { CommonFields, instant } from './fields';
import { Step } from './walk';

/**
 * At most one fact: from first ready to the merge, time as a draft later on included. Closed unmerged, it is withdrawn
 * at the last close; reopened, it waits again since it was first ready. Never ready, there is none.
 *
 * @internal
 */
export function mergeTimeFacts(
  steps: Step[],
  common: CommonFields,
): SpanFact[] {
  const first = steps.find(step => step.isReady);
  if (!first) return [];
  const waiting: SpanFact = {
    ...common,
    metric: 'github.mergeTime',
    key: 'mergeTime',
    start: instant(first.at),
  };
  const merge = steps.find(step => step.event.kind === 'merged');
  if (merge) {
    return [{ ...waiting, end: instant(merge.at), outcome: 'answered' }];
  }
  const close = steps.findLast(step => step.event.kind === 'closed');
  if (close && !steps.at(-1)?.isOpen) {
    return [{ ...waiting, end: instant(close.at), outcome: 'withdrawn' }];
  }
  return [waiting];
}
