import { CollectedPage, Collector } from '../collection';
import { Fact } from '../facts';

const longestKey = 191;

/**
 * In which ways a page breaks the contract between a collector and the backend: keys that come twice, facts of metrics
 * that the collector does not bring, instants that are none, numbers that are not finite, a state without words.
 *
 * @returns whole sentences; none when all is well
 * @public
 */
export function problemsOf(
  page: CollectedPage,
  { id, metrics }: Pick<Collector, 'id' | 'metrics'>,
): string[] {
  const names = new Set(metrics.map(metric => metric.facts ?? metric.id));
  const shapes = new Set(metrics.map(({ shape }) => shape));
  const { targetId, groups, state, message } = page;
  const problems = [
    ...twice(groups.map(({ key }) => key)).map(
      key => `Group ${key} comes twice in a page of ${targetId}`,
    ),
    ...(state !== 'ok' && !message
      ? [`Target ${targetId} is ${state}, and the page does not say why`]
      : []),
    ...badInstants(page, ['collectedThrough', 'historyFrom']).map(
      field => `${field} of ${targetId} is no instant`,
    ),
  ];
  for (const { key: group, facts } of groups) {
    const keys = facts.map(fact =>
      'metric' in fact ? `${fact.metric} ${fact.key}` : fact.key,
    );
    const where = `of ${targetId}, group ${group}`;
    for (const key of twice(keys)) {
      problems.push(`Fact ${key} comes twice ${where}`);
    }
    if (group.length > longestKey)
      problems.push(`The key is too long ${where}`);
    for (const fact of facts) {
      if (!shapes.has(fact.shape)) {
        problems.push(
          `Collector ${id} brings no metric of shape ${fact.shape}`,
        );
      } else if ('metric' in fact && !names.has(fact.metric)) {
        problems.push(`Collector ${id} does not bring metric ${fact.metric}`);
      }
      problems.push(
        ...problemsOfFact(fact).map(
          problem => `${problem} of fact ${fact.key} ${where}`,
        ),
      );
    }
  }
  return problems;
}

function problemsOfFact(fact: Fact): string[] {
  const problems = fact.key.length > longestKey ? ['The key is too long'] : [];
  switch (fact.shape) {
    case 'span':
      problems.push(...noInstants(fact, ['start', 'end']));
      if ((fact.end === undefined) !== (fact.outcome === undefined)) {
        problems.push('There is an end without an outcome, or the reverse');
      }
      break;
    case 'dailyRatio':
      if (!/^\d{4}-\d\d-\d\d$/.test(fact.day)) {
        problems.push('The day is none');
      }
      problems.push(...noNumbers(fact, ['numerator', 'denominator']));
      if (fact.denominator < 0) problems.push('The denominator is below 0');
      break;
    case 'reading':
      problems.push(...noInstants(fact, ['at']));
      problems.push(...noNumbers(fact, ['value', 'weight']));
      if (fact.weight !== undefined && fact.weight <= 0) {
        problems.push('The weight is not above 0');
      }
      break;
    default:
      problems.push(
        ...noInstants(fact.phases, [
          'started',
          'detected',
          'acknowledged',
          'mitigated',
          'resolved',
        ]),
      );
  }
  return problems;
}

function noInstants<T extends object>(
  object: T,
  fields: ReadonlyArray<keyof T & string>,
): string[] {
  return badInstants(object, fields).map(
    field => `The field ${field} is no instant`,
  );
}

function badInstants<T extends object>(
  object: T,
  fields: ReadonlyArray<keyof T & string>,
): string[] {
  return fields.filter(field => {
    const value = object[field];
    return (
      value !== undefined &&
      (typeof value !== 'string' || Number.isNaN(Date.parse(value)))
    );
  });
}

function noNumbers<T extends object>(
  object: T,
  fields: ReadonlyArray<keyof T & string>,
): string[] {
  return fields
    .filter(field => {
      const value = object[field];
      return value !== undefined && !Number.isFinite(value);
    })
    .map(field => `The field ${field} is no finite number`);
}

function twice(keys: readonly string[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) again.add(key);
    seen.add(key);
  }
  return [...again];
}
