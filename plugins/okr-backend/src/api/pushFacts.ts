import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  incidentPhases,
  PushedFact,
  pushedFactSchema,
  PushProblem,
  pushRequestSchema,
  PushResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { MetricRegistry } from '../evaluation';
import { Sight } from './OkrService';
import { fieldOf, prototypeKeys, PushRefusedError, sayIssue } from './refusal';
import { ServiceContext } from './ServiceContext';

const MOST_ITEMS = 1000;

/** Clocks of senders go wrong by less than this. */
const DAY_MS = 86_400_000;
const YEAR_2000 = Date.UTC(2000, 0, 1);

/** Products and quotients of numbers within both stay numbers, however many are added up. */
const GREATEST = 1e15;
const LEAST_DIVISOR = 1e-9;

/**
 * Stores facts that are pushed: all of them, or none.
 *
 * @throws PushRefusedError with what is wrong with each item
 * @internal
 */
export async function pushFacts(
  context: ServiceContext,
  body: unknown,
  sight: Sight,
): Promise<PushResponse> {
  const read = pushRequestSchema.safeParse(body, { reportInput: true });
  if (!read.success) {
    const sent = countOf(body);
    if (sent > MOST_ITEMS) {
      const count = sent.toLocaleString('en');
      throw new InputError(
        `At most 1,000 items in a request; ${count} were sent`,
      );
    }
    throw new InputError(
      `Facts are sent as { "items": […] }, 1,000 at the most: ${read.error.issues
        .map(issue => `${fieldOf(issue) || 'the body'} ${sayIssue(issue)}`)
        .join('; ')}`,
    );
  }
  const now = context.now();
  const problems: PushProblem[] = [];
  const facts: PushedFact[] = [];
  read.data.items.forEach((item, index) => {
    const outcome = readItem(item, index, context.settings.metrics, now);
    if (Array.isArray(outcome)) {
      problems.push(...outcome);
    } else {
      facts.push(outcome);
    }
  });
  if (problems.length > 0) {
    throw new PushRefusedError(problems);
  }
  refuse(await hiddenEntities(facts, sight));
  const outcome = await context.pushes.write(facts, now);
  if (!('stored' in outcome)) {
    throw new PushRefusedError(outcome.problems);
  }
  const { stored, unchanged } = outcome;
  return { received: facts.length, stored, unchanged };
}

function countOf(body: unknown): number {
  return typeof body === 'object' &&
    body !== null &&
    'items' in body &&
    Array.isArray(body.items)
    ? body.items.length
    : 0;
}

function refuse(problems: PushProblem[]): void {
  if (problems.length > 0) {
    throw new PushRefusedError(problems);
  }
}

function readItem(
  item: unknown,
  index: number,
  metrics: MetricRegistry,
  now: number,
): PushedFact | PushProblem[] {
  const id = idOf(item);
  const problem = (field: string, message: string): PushProblem => ({
    index,
    ...(id !== undefined && { id }),
    ...(field !== '' && { field }),
    message,
  });
  const unknown = prototypeKeys(item, ['phases', 'dimensions']);
  if (unknown.length > 0) {
    return unknown.map(({ path, message }) => problem(path, message));
  }
  const read = pushedFactSchema.safeParse(item, { reportInput: true });
  if (!read.success) {
    return read.error.issues.map(issue =>
      problem(fieldOf(issue), sayShape(issue) ?? sayIssue(issue)),
    );
  }
  const entityRef = readRef(read.data.entityRef);
  if (entityRef === undefined) {
    return [
      problem(
        'entityRef',
        `'${read.data.entityRef}' is not an entity reference such as component:default/checkout`,
      ),
    ];
  }
  const fact = { ...read.data, entityRef };
  const problems = [
    ...idProblems(fact),
    ...metricProblems(fact, metrics),
    ...numberProblems(fact),
    ...timeProblems(fact, now),
  ].map(([field, message]) => problem(field, message));
  return problems.length > 0 ? problems : fact;
}

type Said = [field: string, message: string];

/** An id that is stored otherwise than it was sent would not be found again. */
function idProblems({ id }: PushedFact): Said[] {
  return /\0|\p{Surrogate}/u.test(id)
    ? [['id', 'must not hold zero characters and halves of characters']]
    : [];
}

function numberProblems(fact: PushedFact): Said[] {
  switch (fact.shape) {
    case 'dailyRatio':
      return [
        ...greatProblems('numerator', fact.numerator),
        ...divisorProblems('denominator', fact.denominator),
      ];
    case 'reading':
      return [
        ...greatProblems('value', fact.value),
        ...divisorProblems('weight', fact.weight ?? 1),
      ];
    default:
      return [];
  }
}

function greatProblems(field: string, value: number): Said[] {
  return Math.abs(value) > GREATEST
    ? [[field, `must lie between -${GREATEST} and ${GREATEST}`]]
    : [];
}

function divisorProblems(field: string, value: number): Said[] {
  return value > 0 && value < LEAST_DIVISOR
    ? [[field, `must be at least ${LEAST_DIVISOR}`]]
    : greatProblems(field, value);
}

function metricProblems(fact: PushedFact, metrics: MetricRegistry): Said[] {
  if (fact.shape === 'incident') {
    return [];
  }
  const { metric, shape } = fact;
  const definition = metrics.findDeclared(metric);
  if (!definition) {
    return [
      [
        'metric',
        metrics.find(metric)
          ? `The metric ${metric} is not declared in okr.metrics: nobody but its own source tells about it`
          : `The metric ${metric} is not declared in okr.metrics`,
      ],
    ];
  }
  if (definition.shape !== shape) {
    return [
      ['shape', `The metric ${metric} is declared as ${definition.shape}`],
    ];
  }
  return fact.shape === 'span' &&
    definition.estimator === 'share' &&
    fact.matches === undefined
    ? [['matches', `is missing: ${metric} is the share of those that match`]]
    : [];
}

/**
 * Instants of incidents are taken as they are: what cannot be right about them is told with their numbers. Only those
 * that cannot be written as they came are refused.
 */
function timeProblems(fact: PushedFact, now: number): Said[] {
  switch (fact.shape) {
    case 'dailyRatio':
      return instantProblems('day', fact.day, now);
    case 'reading':
      return instantProblems('at', fact.at, now);
    case 'span':
      return spanProblems(fact, now);
    default:
      return incidentPhases.flatMap((phase): Said[] => {
        const text = fact.phases[phase];
        const year = text === undefined ? 0 : new Date(text).getUTCFullYear();
        return year >= 0 && year <= 9999
          ? []
          : [[`phases.${phase}`, 'lies outside of the years 0 to 9999']];
      });
  }
}

function instantProblems(field: string, text: string, now: number): Said[] {
  const at = Date.parse(text);
  if (at < YEAR_2000) {
    return [[field, 'lies before the year 2000']];
  }
  return at > now + DAY_MS ? [[field, 'lies in the future']] : [];
}

function spanProblems(
  { start, end, outcome }: Extract<PushedFact, { shape: 'span' }>,
  now: number,
): Said[] {
  const problems = instantProblems('start', start, now);
  if (end === undefined) {
    return outcome === undefined
      ? problems
      : [...problems, ['outcome', 'is only known once there is an end']];
  }
  if (Date.parse(end) < Date.parse(start)) {
    return [['end', 'must not be before start']];
  }
  return problems.length > 0 ? problems : instantProblems('end', end, now);
}

/** A shape that is not known says more about an item than that it is none of four. */
function sayShape(issue: { code: string; path: PropertyKey[] }) {
  return issue.code === 'invalid_union' && issue.path.join('.') === 'shape'
    ? 'must be one of span, dailyRatio, reading, incident'
    : undefined;
}

function idOf(item: unknown): string | undefined {
  const isNamed = typeof item === 'object' && item !== null && 'id' in item;
  return isNamed && typeof item.id === 'string'
    ? item.id.slice(0, 191)
    : undefined;
}

function readRef(text: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind: 'component' }),
    );
  } catch {
    return undefined;
  }
}

/** An entity that the sender may not see is one that is not there. */
async function hiddenEntities(
  facts: readonly PushedFact[],
  sight: Sight,
): Promise<PushProblem[]> {
  const visible = await sight.visible(facts.map(({ entityRef }) => entityRef));
  return facts.flatMap(({ entityRef, id }, index) =>
    visible.has(entityRef)
      ? []
      : [
          {
            index,
            id,
            field: 'entityRef',
            message: `There is no ${entityRef} in the catalog, or you may not see it`,
          },
        ],
  );
}
