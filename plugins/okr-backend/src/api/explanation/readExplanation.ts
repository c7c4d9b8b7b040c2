import { InputError, NotFoundError } from '@backstage/errors';
import {
  Cycle,
  EvaluatedKeyResult,
  ExplainedChange,
  ExplanationResponse,
  explainChange,
  hasMoved,
  parseStat,
  sayWhatMoved,
  summarizeMetric,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { ScopeQuestion, writeInstant } from '../../evaluation';
import { readAsOf } from '../instants';
import { ExplanationRequest, Sight } from '../OkrService';
import { readCycle } from '../readCycle';
import { ServiceContext } from '../ServiceContext';
import { readNames } from './names';
import { namePart, Parts, partWordOf, readParts } from './parts';
import { loadSides, Sides } from './sides';
import { weightiestItems } from './weightiest';

/**
 * What moved a key result from the 28 days before its cycle to its current value, by parts that the caller may see, and
 * the items that weigh most in it. The value is that of the snapshot which the page shows.
 *
 * @throws NotFoundError when there is no such key result, and InputError when it has no measured value
 * @internal
 */
export async function readExplanation(
  context: ServiceContext,
  request: ExplanationRequest,
  sight: Sight,
): Promise<ExplanationResponse> {
  const { entityRef } = request;
  const shown = await findShown(context, request);
  const { question, keyResult, asOf } = shown;
  const both = await loadSides(context, { entityRef, ...shown });
  const names = await readNames(context, both, sight);
  const parts = readParts(both, names, question, request.by);
  const { then, now } = both;
  const { definition, stat } = question;
  const whole = { then: then.measurement.value, now: now.measurement.value };
  const explained = explainChange(parts.materials, whole, stat);
  const movement = hasMoved({
    definition,
    stat,
    results: { then: then.measurement, now: now.measurement },
    series: keyResult.series,
    asOf,
  });
  const nameOf = (key: string) => namePart(parts.by, key, both.targets);
  const items = await weightiestItems({
    context,
    question: { ...question, window: now.window, asOf: now.at },
    known: now.single,
    value: now.isJoint ? undefined : whole.now,
    targets: new Map(both.targets),
    isVisible: names.now.isVisible,
  });
  return {
    entityRef,
    demo: context.demo,
    objective: request.objective,
    keyResult: request.keyResult,
    metric: summarizeMetric(definition, stat),
    asOf: writeInstant(asOf),
    then: then.measurement,
    now: now.measurement,
    movement,
    ...tellParts(parts, explained, both),
    sentences: sayWhatMoved({
      definition,
      stat,
      whole,
      movement,
      explained,
      partWord: partWordOf(parts.by, question),
      nameOf: key => nameOf(key).name,
    }),
    items: items.map(({ item, raises, targetIds }) => ({
      ...item,
      ...(raises !== undefined && { raises }),
      entityRefs: [
        ...new Set(targetIds.flatMap(id => names.now.servicesOf(id))),
      ],
    })),
  };
}

function tellParts(
  { by, dimensions }: Parts,
  { parts, ...explained }: ExplainedChange,
  { targets }: Sides,
) {
  return {
    by,
    dimensions,
    ...explained,
    parts: parts.map(({ key, ...part }) => ({
      ...namePart(by, key, targets),
      ...part,
    })),
  };
}

/** A key result as it is shown, with what its number is asked for. */
interface Shown {
  question: ScopeQuestion;
  keyResult: EvaluatedKeyResult;
  cycle: Cycle;
  /** Of the current value. */
  window: Window;
  asOf: number;
}

async function findShown(
  context: ServiceContext,
  request: ExplanationRequest,
): Promise<Shown> {
  const { entityRef, objective, keyResult: id } = request;
  const { settings, entities, snapshots } = context;
  const now = context.now();
  const at = readAsOf(request.asOf, now, settings.versionsKeptMs);
  const cycle = readCycle(request.cycle, at, settings.cycles);
  const [entity, snapshot] = await Promise.all([
    entities.find(entityRef),
    snapshots.lastSnapshot(entityRef, cycle.id, at),
  ]);
  const keyResult = snapshot?.document.objectives
    .find(one => one.id === objective)
    ?.keyResults.find(one => one.id === id);
  if (!snapshot || !keyResult) {
    throw new NotFoundError(
      `There is no key result '${id}' of the objective '${objective}' in ${cycle.id}`,
    );
  }
  const { kind, metric: summary, current, where = {} } = keyResult;
  const metric = summary && settings.metrics.find(summary.id);
  const stat = summary && parseStat(summary.stat);
  if (kind !== 'metric' || !metric || !stat || !current) {
    throw new InputError(
      `The key result '${id}' has no measured value that could be explained`,
    );
  }
  const { window } = current;
  return {
    question: {
      ...metric,
      stat,
      where,
      calendar: settings.calendars.of(entity?.calendar),
    },
    keyResult,
    cycle,
    window: { from: Date.parse(window.from), to: Date.parse(window.to) },
    asOf: snapshot.asOf,
  };
}
