import { IncidentVersion, isKnownVersion } from '../facts';

type ByTarget = ReadonlyMap<number, readonly IncidentVersion[]>;

/** A target, with the instant whose knowledge of it counts: see `knownAt`. @internal */
export interface TargetAsKnown {
  id: number;
  known: number;
}

/** Versions of the incidents that are told of more than once, by id; worked out once for each table. */
const told = new WeakMap<ByTarget, ReadonlyMap<string, IncidentVersion[]>>();

/**
 * Finds of an incident the version that counts: of those that were known under any of the targets, the one written last. All
 * else about the incident is decided by it, whether it belongs to a window too.
 *
 * @param isMeant - which versions are looked at
 * @internal
 */
export function countingVersions(
  versions: ByTarget | undefined,
  targets: readonly TargetAsKnown[],
  isMeant: (version: IncidentVersion) => boolean = () => true,
): (version: IncidentVersion) => IncidentVersion {
  const several = versions ? toldSeveralTimes(versions) : new Map();
  const knownOf = new Map(targets.map(({ id, known }) => [id, known]));
  const found = new Map<string, IncidentVersion>();
  return version => {
    const others: IncidentVersion[] | undefined = several.get(version.id);
    if (!others) {
      return version;
    }
    let counting = found.get(version.id);
    if (!counting) {
      counting = version;
      for (const other of others) {
        const known = knownOf.get(other.targetId);
        if (
          other.version > counting.version &&
          known !== undefined &&
          isKnownVersion(other, known) &&
          isMeant(other)
        ) {
          counting = other;
        }
      }
      found.set(version.id, counting);
    }
    return counting;
  };
}

function toldSeveralTimes(
  versions: ByTarget,
): ReadonlyMap<string, IncidentVersion[]> {
  const before = told.get(versions);
  if (before) {
    return before;
  }
  const first = new Map<string, IncidentVersion>();
  const several = new Map<string, IncidentVersion[]>();
  for (const ofTarget of versions.values()) {
    for (const version of ofTarget) {
      const other = first.get(version.id);
      if (!other) {
        first.set(version.id, version);
        continue;
      }
      const others = several.get(version.id);
      if (others) {
        others.push(version);
      } else {
        several.set(version.id, [other, version]);
      }
    }
  }
  told.set(versions, several);
  return several;
}
