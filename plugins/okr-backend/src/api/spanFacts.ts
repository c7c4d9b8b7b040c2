import {
  FactItem,
  spanInWindow,
  windowAsOf,
} from '@keyresults/backstage-plugin-okr-common';
import {
  factsNameOf,
  hasDimensions,
  limitSecondsOf,
  writeInstant,
} from '../evaluation';
import { isKnownVersion, knownAt, SpanItem, SpanVersion } from '../facts';
import { FactSource } from './FactSource';
import { LoadedQuestion, loadVersions } from './loadMetric';
import { MetricQuestion } from './metricQuestion';
import { pageThrough } from './pageThrough';
import { ServiceContext } from './ServiceContext';

/** The spans behind a number. @internal */
export function spanFacts(
  context: ServiceContext,
  { question, facts: { targets } }: LoadedQuestion,
): FactSource {
  const name = factsNameOf(question.definition);
  const { window, asOf } = question;
  return {
    page: (targetIds, options) =>
      pageThrough(
        options,
        page =>
          context.facts.spanItems({
            ...page,
            targetIds,
            metric: name,
            window,
            asOf,
          }),
        item => {
          const shown = showSpan(item, question);
          const target = targets.get(item.targetId)?.title ?? '';
          return shown && { ...shown, target };
        },
      ),
    async countHidden(hiddenIds) {
      const { spans } = await loadVersions(context, question, hiddenIds);
      return [...(spans.get(name)?.values() ?? [])].flat().filter(version => {
        const pastKnownAt = targets.get(version.targetId)?.pastKnownAt;
        return (
          isKnownVersion(version, knownAt(asOf, pastKnownAt)) &&
          seenIn(version, question) !== undefined
        );
      }).length;
    },
  };
}

/** A span as the estimator saw it, or undefined when it is not in the number. @internal */
export function showSpan(
  item: SpanItem,
  question: MetricQuestion,
): Omit<FactItem, 'target'> | undefined {
  const seen = seenIn(item, question);
  if (!seen) {
    return undefined;
  }
  const isShare = question.definition.estimator === 'share';
  const isOver = seen.outcome !== 'waiting';
  return {
    id: item.id,
    title: item.title,
    url: item.url,
    start: writeInstant(item.start),
    ...(isOver && { end: writeInstant(seen.until) }),
    outcome: seen.outcome,
    ...(isShare
      ? { matches: item.matches ?? false }
      : {
          waitSeconds: question.calendar.elapsed(item.start, seen.until) / 1000,
        }),
  };
}

/** What the estimator sees of an item, or undefined when it is not in the number. */
function seenIn(
  item: Pick<SpanVersion, 'start' | 'end' | 'outcome' | 'dimensions'>,
  question: MetricQuestion,
) {
  const { window, asOf, definition, where } = question;
  return hasDimensions(where)(item)
    ? spanInWindow(
        item,
        windowAsOf(window, asOf),
        definition.estimator === 'waiting'
          ? limitSecondsOf(question)
          : undefined,
      )
    : undefined;
}
