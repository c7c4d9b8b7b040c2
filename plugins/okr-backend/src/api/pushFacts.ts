import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  PushedFact,
  pushedFactSchema,
  PushProblem,
  PushRequest,
  pushRequestSchema,
  PushResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { MetricRegistry, writeInstant } from '../evaluation';
import { namedEntities } from '../push';
import { Sight } from './OkrService';
import { instantProblems, problemsOfFact } from './problemsOfFact';
import { fieldOf, prototypeKeys, PushRefusedError, sayIssue } from './refusal';
import { ServiceContext } from './ServiceContext';

const MOST_ITEMS = 1000;

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
  const completeSince = readCompleteSince(read.data, now);
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
  const outcome = await context.pushes.write({ facts, completeSince }, now);
  if (!('stored' in outcome)) {
    throw new PushRefusedError(outcome.problems);
  }
  const { stored, unchanged } = outcome;
  return {
    received: facts.length,
    stored,
    unchanged,
    ...(outcome.completeSince !== undefined && {
      completeSince: writeInstant(outcome.completeSince),
    }),
  };
}

/** What is still to come cannot be complete. */
function readCompleteSince(
  { completeSince: text }: PushRequest,
  now: number,
): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const at = Date.parse(text);
  const [tooEarly] = instantProblems('completeSince', text, now);
  const message = at > now ? 'lies in the future' : tooEarly?.[1];
  if (message !== undefined) {
    throw new InputError(`Nothing was stored: completeSince ${message}`);
  }
  return at;
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
  const unreadable = namedEntities(read.data).filter(
    entity => readRef(entity.entityRef) === undefined,
  );
  if (unreadable.length > 0) {
    return unreadable.map(({ field, entityRef }) =>
      problem(
        field,
        `'${entityRef}' is not an entity reference such as component:default/checkout`,
      ),
    );
  }
  const fact = withFullRefs(read.data);
  const problems = problemsOfFact(fact, metrics, now).map(([field, message]) =>
    problem(field, message),
  );
  return problems.length > 0 ? problems : fact;
}

function withFullRefs(fact: PushedFact): PushedFact {
  const full = (text: string) => readRef(text) ?? text;
  const entityRef = full(fact.entityRef);
  return fact.shape === 'incident' && fact.entityRefs
    ? { ...fact, entityRef, entityRefs: fact.entityRefs.map(full) }
    : { ...fact, entityRef };
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
  const named = facts.map(namedEntities);
  const visible = await sight.visible(
    named.flat().map(({ entityRef }) => entityRef),
  );
  return named.flatMap((entities, index) =>
    entities
      .filter(({ entityRef }) => !visible.has(entityRef))
      .map(({ field, entityRef }) => ({
        index,
        id: facts[index].id,
        field,
        message: `There is no ${entityRef} in the catalog, or you may not see it`,
      })),
  );
}
