import { FactsResponse } from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import { readCursor, writeCursor } from './cursor';
import { FactSource } from './FactSource';
import { incidentFacts } from './incidentFacts';
import { mayKnowNames } from './knownNames';
import { LoadedQuestion, loadQuestion } from './loadMetric';
import { measurementFacts } from './measurementFacts';
import { FactsRequest, Sight } from './OkrService';
import { ServiceContext } from './ServiceContext';
import { spanFacts } from './spanFacts';
import { visibleTargets } from './targetSight';

/** Of the store's own cursor. */
const cursorSchema = z.tuple([z.literal('facts'), z.string().max(500)]);

/**
 * The items behind a number, as the estimator saw them, latest start first. Items of targets that the caller may not
 * see are counted, not shown, and not even counted by a name that the caller may not know.
 *
 * @internal
 */
export async function readFacts(
  context: ServiceContext,
  request: FactsRequest,
  sight: Sight,
): Promise<FactsResponse> {
  const cursor = readCursor(request.cursor, cursorSchema)?.[1];
  const loaded = await loadQuestion(context, request, context.now());
  const visible = await visibleTargets(loaded.targetIds, context.facts, sight);
  const visibleIds = [...visible];
  const hiddenIds = loaded.targetIds.filter(id => !visible.has(id));
  const facts = factSource(context, loaded);
  const { limit } = request;
  const isCountTold =
    hiddenIds.length > 0 &&
    (await mayKnowNames(loaded.question, visibleIds, context.facts));
  const page =
    visibleIds.length === 0
      ? { items: [] }
      : await facts.page(visibleIds, { cursor, limit });
  const nextCursor = 'nextCursor' in page ? page.nextCursor : undefined;
  return {
    items: page.items,
    ...(nextCursor !== undefined && {
      nextCursor: writeCursor(['facts', nextCursor]),
    }),
    hidden: isCountTold ? await facts.countHidden(hiddenIds, visibleIds) : 0,
  };
}

function factSource(
  context: ServiceContext,
  loaded: LoadedQuestion,
): FactSource {
  switch (loaded.question.definition.shape) {
    case 'span':
      return spanFacts(context, loaded);
    case 'incident':
      return incidentFacts(context, loaded);
    default:
      return measurementFacts(context, loaded);
  }
}
