import {
  MetricResponse,
  summarizeMetric,
  weeksBetween,
} from '@keyresults/backstage-plugin-okr-common';
import {
  coverageAt,
  measurementOf,
  ScopeFacts,
  seriesOf,
  writeInstant,
} from '../evaluation';
import { scopeAt } from '../facts';
import { loadQuestion, loadVersions } from './loadMetric';
import { MetricRequest, Sight } from './OkrService';
import { freshnessAt } from './scopeNow';
import { ServiceContext } from './ServiceContext';
import { tellFreshness } from './targetSight';

/** One metric over any window, computed from the facts. @internal */
export async function readMetric(
  context: ServiceContext,
  request: MetricRequest,
  sight: Sight,
): Promise<MetricResponse> {
  const { settings } = context;
  const loaded = await loadQuestion(context, request, context.now());
  const { question } = loaded;
  const { asOf, window, definition, stat, calendar } = question;
  const { scope, targets } = loaded.facts;
  const ofSource = [...targets.values()].filter(({ source }) =>
    question.sources.has(source),
  );
  const { targetIds, jointTargetIds } = scopeAt(scope, asOf);
  const current = new Set([...targetIds, ...jointTargetIds]);
  const inScope = ofSource.filter(({ id }) => current.has(id));
  const tables = await loadVersions(
    context,
    question,
    ofSource.map(({ id }) => id),
  );
  const facts: ScopeFacts = { scope, targets, tables };
  const lookedAt = Math.min(asOf, window.to);
  const weeks = weeksBetween(window.from, lookedAt, settings.cycles.timeZone);
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
