import { Coverage } from '@keyresults/backstage-plugin-okr-common';
import {
  isKnownVersion,
  isRefused,
  knownAt,
  Scope,
  scopeAt,
  SpanVersion,
  Target,
} from '../facts';

/** By metric id, then by target. @internal */
export type SpanTable = ReadonlyMap<
  string,
  ReadonlyMap<number, readonly SpanVersion[]>
>;

/**
 * Everything needed to compute the numbers of one scope, as of any instant.
 *
 * @internal
 */
export interface ScopeFacts {
  scope: Scope;
  targets: ReadonlyMap<number, Target>;
  spans: SpanTable;
}

/** @internal */
export interface SpansQuery {
  metric: string;
  /** The source whose targets tell about the metric. */
  source: string;
  /** Dimension and the value it must have. */
  where: Readonly<Record<string, string>>;
  window: { from: number; to: number };
  /** The instant looked from, in milliseconds since 1970 UTC. */
  asOf: number;
}

/**
 * The spans of a scope that can matter to a window: of the targets that were in the scope at the instant, in the
 * versions known then.
 *
 * @returns undefined when nothing is known: the history of none of the targets has been read, or not that far back
 * @internal
 */
export function spansAsKnown(
  { scope, targets, spans }: ScopeFacts,
  query: SpansQuery,
): SpanVersion[] | undefined {
  const { from, to } = query.window;
  const conditions = Object.entries(query.where);
  const found: SpanVersion[] = [];
  let collected = false;
  for (const id of scopeAt(scope, query.asOf).targetIds) {
    const target = targets.get(id);
    const pastKnownAt = target?.pastKnownAt;
    if (target?.source !== query.source || pastKnownAt === undefined) {
      // Half a history would give a number that looks like a whole one.
      continue;
    }
    if ((target.historyFrom ?? -Infinity) > from) {
      return undefined;
    }
    if (isRefused(target) && !isReadThrough(target, query)) {
      // Nobody can say what became of its open requests: they would grow older for ever.
      continue;
    }
    collected = true;
    const known = knownAt(query.asOf, pastKnownAt);
    for (const version of spans.get(query.metric)?.get(id) ?? []) {
      if (
        version.start < to &&
        (version.end === undefined || version.end >= from) &&
        isKnownVersion(version, known) &&
        conditions.every(
          ([name, value]) => version.dimensions?.[name] === value,
        )
      ) {
        found.push(version);
      }
    }
  }
  return collected ? found : undefined;
}

function isReadThrough(
  { collectedThrough = -Infinity }: Target,
  { window, asOf }: SpansQuery,
): boolean {
  return collectedThrough >= Math.min(window.to, asOf);
}

/** How much of a scope can be measured, as of an instant. @internal */
export function coverageAt(
  scope: Scope,
  targets: ReadonlyMap<number, Target>,
  asOf: number,
): Coverage {
  const { leafRefs, measuredLeafRefs, targetIds } = scopeAt(scope, asOf);
  return {
    entities: leafRefs.length,
    measuredEntities: measuredLeafRefs.length,
    targets: targetIds.length,
    collectedTargets: targetIds.filter(id => {
      const target = targets.get(id);
      return target?.pastKnownAt !== undefined && !isRefused(target);
    }).length,
  };
}
