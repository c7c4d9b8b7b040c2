import {
  factsNameOf,
  FactTables,
  loadTables,
  needsDimensions,
  ScopeFacts,
} from '../evaluation';
import { scopeAt } from '../facts';
import { MetricQuestion, readMetricQuestion } from './metricQuestion';
import { MetricRequest } from './OkrService';
import { loadScope } from './scopeNow';
import { ServiceContext } from './ServiceContext';

/** A question about a metric with the scope it is asked of. @internal */
export interface LoadedQuestion {
  question: MetricQuestion;
  facts: Omit<ScopeFacts, 'tables'>;
  /** Of the metric's sources, in scope as of the instant, and read. */
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
  const { asOf, sources, window } = question;
  const facts = await loadScope(context, entityRef, window.from);
  const targetIds = scopeAt(facts.scope, asOf).targetIds.filter(id => {
    const target = facts.targets.get(id);
    return (
      target !== undefined &&
      sources.has(target.source) &&
      target.pastKnownAt !== undefined
    );
  });
  return { question, facts, targetIds };
}

/** The versions of the facts that a question can need, of some targets. @internal */
export async function loadVersions(
  context: ServiceContext,
  { definition, window, where }: MetricQuestion,
  targetIds: readonly number[],
): Promise<FactTables> {
  const { shape } = definition;
  return loadTables(
    [
      {
        name: factsNameOf(definition),
        shape,
        targetIds,
        ...window,
        withDimensions: needsDimensions(shape, where),
      },
    ],
    context.facts,
  );
}
