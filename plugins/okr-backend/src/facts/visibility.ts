import { Scope, SpanVersion, Target, Validity } from './types';

/**
 * The instant whose knowledge a value as of `asOf` is made from: what was known then, and for the time before the
 * history was read (or read anew) what was known right after.
 *
 * @param asOf - milliseconds since 1970 UTC
 * @param pastKnownAt - of the target; undefined while its history is still being read, then all that is known counts
 * @internal
 */
export function knownAt(asOf: number, pastKnownAt: number | undefined): number {
  return pastKnownAt === undefined
    ? Number.POSITIVE_INFINITY
    : Math.max(asOf, pastKnownAt);
}

/**
 * How far back the history of a target goes, as it was known as of an instant.
 *
 * @returns undefined when to its beginning
 * @internal
 */
export function historyFromAt(
  {
    historyFrom,
    historySaid = [],
    pastKnownAt,
  }: Pick<Target, 'historyFrom' | 'historySaid' | 'pastKnownAt'>,
  asOf: number,
): number | undefined {
  const known = knownAt(asOf, pastKnownAt);
  const said = historySaid.findLast(({ at }) => at <= known);
  return said?.from ?? historyFrom;
}

/**
 * Whether a version was the one known at the instant.
 *
 * @internal
 */
export function isKnownVersion(
  version: Pick<SpanVersion, 'recordedAt' | 'supersededAt'>,
  known: number,
): boolean {
  return (
    version.recordedAt <= known &&
    (version.supersededAt === undefined || version.supersededAt > known)
  );
}

/** @internal */
export function isValidAt(validity: Validity, at: number): boolean {
  return (
    validity.validFrom <= at &&
    (validity.validTo === undefined || validity.validTo > at)
  );
}

/**
 * A scope as it was at one instant.
 *
 * @internal
 */
export interface ScopeAt {
  leafRefs: string[];
  /** Leaf entities that point to at least one target. */
  measuredLeafRefs: string[];
  /** Each target once, however many leaf entities share it. */
  targetIds: number[];
  /** Joint targets, which stand for some of these where people are counted. */
  jointTargetIds: number[];
}

/** @internal */
export function scopeAt(scope: Scope, at: number): ScopeAt {
  const leafRefs = new Set<string>();
  const measured = new Set<string>();
  const targetIds = new Set<number>();
  for (const member of scope.members) {
    if (isValidAt(member, at)) {
      leafRefs.add(member.leafRef);
    }
  }
  for (const link of scope.links) {
    if (isValidAt(link, at) && leafRefs.has(link.leafRef)) {
      measured.add(link.leafRef);
      targetIds.add(link.targetId);
    }
  }
  return {
    leafRefs: [...leafRefs],
    measuredLeafRefs: [...measured],
    targetIds: [...targetIds],
    jointTargetIds: scope.joints
      .filter(joint => isValidAt(joint, at))
      .map(({ targetId }) => targetId),
  };
}
