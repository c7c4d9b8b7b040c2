import {
  evaluationInstant,
  ExplainedChange,
  ExplanationResponse,
  explainChange,
  hasMoved,
  sayWhatMoved,
  summarizeMetric,
} from '@keyresults/backstage-plugin-okr-common';
import { ScopeQuestion, writeInstant, writeWindow } from '../../evaluation';
import { ExplanationRequest, Sight } from '../OkrService';
import { ServiceContext } from '../ServiceContext';
import { Comparisons, comparisonsOf } from './comparison';
import { readNames } from './names';
import { namePart, Parts, partWordOf, readParts, titleOf } from './parts';
import { TargetNames } from './partition';
import { findShown, Shown } from './shown';
import { loadSides, Sides } from './sides';
import { weightiestItems } from './weightiest';

const DAY = 86_400_000;

/**
 * What moved a key result from an earlier window, the 28 days before its cycle unless asked otherwise, to its current
 * value, by parts that the caller may see, and the items that weigh most in it. The value is that of the snapshot which
 * the page shows.
 *
 * @throws NotFoundError when there is no such key result, and InputError when it has no measured value, or what was known
 * then is not kept
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
  const compared = comparisonsOfShown(context, request, shown);
  const both = await loadSides(context, {
    entityRef,
    question,
    windows: { then: compared.chosen, now: { ...shown, at: atOf(shown) } },
  });
  const names = await readNames(context, both, sight);
  const parts = readParts(both, names, question, request.by);
  const { then, now } = both;
  const { definition, stat } = question;
  const whole = { then: then.measurement.value, now: now.measurement.value };
  const explained = explainChange(
    parts.materials,
    whole,
    stat,
    parts.isCountedOnce,
  );
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
    value: isEachWeighed(both, names.now, question) ? whole.now : undefined,
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
    ...tellComparisons(compared),
    then: then.measurement,
    now: now.measurement,
    movement,
    ...tellParts(parts, explained, both),
    sentences: [
      ...sayWhatMoved({
        definition,
        stat,
        whole,
        before: compared.chosen.words,
        movement,
        explained,
        partWord: partWordOf(parts.by, question),
        nameOf: key => nameOf(key).name,
      }),
      ...compared.notes,
      ...shown.notes,
      ...sayBy(request.by, parts, shown),
    ],
    items: items.map(({ item, raises, targetIds }) => ({
      ...item,
      ...(raises !== undefined && { raises }),
      entityRefs: [
        ...new Set(targetIds.flatMap(id => names.now.servicesOf(id))),
      ],
    })),
  };
}

/**
 * Whether it may be told what the value would be without an item. Where people are counted once nobody was asked. Beside
 * what may not be seen it is told only of what adds up, which says nothing new: of a median it would be a neighbouring
 * wait, which may be a hidden one, and of downtime for how much of it something hidden was down as well.
 */
function isEachWeighed(
  { now, targets }: Sides,
  { isVisible }: TargetNames,
  question: ScopeQuestion,
): boolean {
  const hasHidden = [...targets.values()].some(
    ({ id, source }) => question.sources.has(source) && !isVisible(id),
  );
  return !now.isJoint && (addsUp(question) || !hasHidden);
}

/** Whether an item brings the same to the number whatever stands beside it. */
function addsUp({ stat, definition: { estimator } }: ScopeQuestion): boolean {
  return (
    estimator === 'sum' ||
    estimator === 'incidentCount' ||
    (stat.kind === 'named' && stat.name === 'count')
  );
}

function atOf({ asOf, cycle }: Shown): number {
  return evaluationInstant(asOf, cycle);
}

function comparisonsOfShown(
  { settings, now }: Pick<ServiceContext, 'settings' | 'now'>,
  { against: asked }: ExplanationRequest,
  shown: Shown,
): Comparisons {
  const { versionsKeptMs, cycles } = settings;
  return comparisonsOf({
    ...shown,
    at: atOf(shown),
    asked,
    keptFrom: now() - versionsKeptMs,
    keptDays: Math.floor(versionsKeptMs / DAY),
    timeZone: cycles.timeZone,
  });
}

function tellComparisons({ chosen, offered }: Comparisons) {
  return {
    against: chosen.against,
    comparisons: offered.map(({ against, window }) => ({
      against,
      ...writeWindow(window),
    })),
  };
}

/** What was chosen once, or stands in a link, may be gone by now. */
function sayBy(
  asked: string | undefined,
  { by }: Parts,
  { question }: Shown,
): string[] {
  return asked === undefined || asked === by
    ? []
    : [
        `Nothing in it is told apart by ${titleOf(
          asked,
          question,
        ).toLowerCase()}, so it is told apart by ${titleOf(
          by,
          question,
        ).toLowerCase()}.`,
      ];
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
