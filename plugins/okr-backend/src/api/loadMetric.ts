import { ScopeFacts } from '../evaluation';
import { scopeAt, SpanVersion } from '../facts';
import { MetricQuestion, readMetricQuestion } from './metricQuestion';
import { MetricRequest } from './OkrService';
import { ServiceContext } from './ServiceContext';

/** A question about a metric with the scope it is asked of. @internal */
export interface LoadedQuestion {
  question: MetricQuestion;
  facts: Omit<ScopeFacts, 'spans'>;
  /** Of the metric's source, in scope as of the instant, and read. */
  targetIds: number[];
}

/** @internal */
export async function loadQuestion(
  context: ServiceContext,
  request: MetricRequest,
  now: number,
): Promise<LoadedQuestion> {
  const { entityRef } = request;
  const entity = await context.entities.find(entityRef);
  const question = readMetricQuestion(
    request,
    entity?.calendar,
    now,
    context.settings,
  );
  const { asOf, source, window } = question;
  const scopes = await context.facts.scopes([entityRef], window.from);
  const scope = scopes.get(entityRef) ?? {
    scopeRef: entityRef,
    members: [],
    links: [],
  };
  const targets = await context.facts.targetsById([
    ...new Set(scope.links.map(({ targetId }) => targetId)),
  ]);
  const targetIds = scopeAt(scope, asOf).targetIds.filter(id => {
    const target = targets.get(id);
    return target?.source === source && target.pastKnownAt !== undefined;
  });
  return { question, facts: { scope, targets }, targetIds };
}

/** The versions of the facts that a question can need, of some targets. @internal */
export async function loadVersions(
  context: ServiceContext,
  { definition, window, where }: MetricQuestion,
  targetIds: readonly number[],
): Promise<SpanVersion[]> {
  if (targetIds.length === 0) {
    return [];
  }
  return context.facts.spanVersions({
    targetIds,
    metric: definition.id,
    from: window.from,
    to: window.to,
    knownFrom: window.from,
    withDimensions: Object.keys(where).length > 0,
  });
}
