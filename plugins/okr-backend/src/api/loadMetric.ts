import {
  factsNameOf,
  FactTables,
  loadTables,
  needsDimensions,
  ScopeFacts,
} from '../evaluation';
import { scopeAt } from '../facts';
import { readMetricQuestion, SeriesQuestion } from './metricQuestion';
import { MetricRequest } from './OkrService';
import { loadScope } from './scopeNow';
import { ServiceContext } from './ServiceContext';

/** A question about a metric with the scope it is asked of. @internal */
export interface LoadedQuestion {
  question: SeriesQuestion;
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
  const { asOf, sources } = question;
  const facts = await loadScope(context, entityRef, firstOf(question));
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
  question: SeriesQuestion,
  targetIds: readonly number[],
): Promise<FactTables> {
  const { definition, window, where } = question;
  const { shape } = definition;
  return loadTables(
    [
      {
        name: factsNameOf(definition),
        shape,
        targetIds,
        from: firstOf(question),
        to: window.to,
        withDimensions: needsDimensions(shape, where),
      },
    ],
    context.facts,
  );
}

/** From when on facts can matter to a question. */
function firstOf({ window, weeks }: SeriesQuestion): number {
  return weeks.reduce((first, { from }) => Math.min(first, from), window.from);
}
