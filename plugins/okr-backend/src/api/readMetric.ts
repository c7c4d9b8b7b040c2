import {
  MetricResponse,
  summarizeMetric,
} from '@keyresults/backstage-plugin-okr-common';
import {
  coverageAt,
  measurementOf,
  ScopeFacts,
  seriesOf,
  writeInstant,
} from '../evaluation';
import { scopeAt } from '../facts';
import { guessedNames, mayKnowNames } from './knownNames';
import { loadQuestion, loadVersions } from './loadMetric';
import { MetricQuestion } from './metricQuestion';
import { MetricRequest, Sight } from './OkrService';
import { freshnessAt } from './scopeNow';
import { ServiceContext } from './ServiceContext';
import { tellFreshness, visibleTargets } from './targetSight';

/**
 * One metric over any window, computed from the facts. Asked about a name that the caller may not know, it answers as if
 * nothing had it.
 *
 * @internal
 */
export async function readMetric(
  context: ServiceContext,
  request: MetricRequest,
  sight: Sight,
): Promise<MetricResponse> {
  const loaded = await loadQuestion(context, request, context.now());
  const { question } = loaded;
  const { asOf, window, weeks, definition, stat, calendar } = question;
  const { scope, targets } = loaded.facts;
  const ofSource = [...targets.values()].filter(({ source }) =>
    question.sources.has(source),
  );
  const now = scopeAt(scope, asOf);
  const current = new Set([...now.targetIds, ...now.jointTargetIds]);
  const inScope = ofSource.filter(({ id }) => current.has(id));
  const targetIds = ofSource.map(({ id }) => id);
  const tables = await loadVersions(
    context,
    question,
    (await isToldOf(context, question, targetIds, sight)) ? targetIds : [],
  );
  const facts: ScopeFacts = { scope, targets, tables };
  const lookedAt = Math.min(asOf, window.to);
  const recomputations = await context.facts.lastRecomputations(
    loaded.targetIds,
  );
  return {
    entityRef: request.entityRef,
    demo: context.demo,
    metric: summarizeMetric(definition, stat),
    calendar: calendar.label,
    asOf: writeInstant(asOf),
    ...measurementOf(facts, question, window, asOf),
    coverage: coverageAt(scope, targets, asOf, question.sources),
    freshness: await tellFreshness(
      freshnessAt(context, inScope, lookedAt, recomputations.values()),
      context.facts,
      sight,
    ),
    series: seriesOf(facts, question, weeks, asOf),
  };
}

async function isToldOf(
  { facts }: ServiceContext,
  question: MetricQuestion,
  targetIds: readonly number[],
  sight: Sight,
): Promise<boolean> {
  if (guessedNames(question).length === 0) {
    return true;
  }
  const visible = await visibleTargets(targetIds, facts, sight);
  return (
    visible.size === targetIds.length ||
    mayKnowNames(question, [...visible], facts)
  );
}
