import { createHash } from 'node:crypto';
import { FactGroup, SpanFact } from '@keyresults/backstage-plugin-okr-node';

/**
 * Hash of everything in a group, equal for the same facts in any order.
 *
 * @internal
 */
export function fingerprintOf(group: FactGroup): string {
  const facts = group.facts
    .map(fact => JSON.stringify([fact.metric, fact.key, ...contentOf(fact)]))
    .sort();
  return createHash('sha256')
    .update(JSON.stringify([group.open, facts]))
    .digest('base64');
}

/** Dimensions as stored: the same text for the same dimensions. @internal */
export function dimensionsText(dimensions: Record<string, string>): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
}

function contentOf(fact: SpanFact): unknown[] {
  return [
    fact.start,
    fact.end,
    fact.outcome,
    fact.matches,
    fact.waitingOn,
    fact.title,
    fact.url,
    dimensionsText(fact.dimensions),
  ];
}
