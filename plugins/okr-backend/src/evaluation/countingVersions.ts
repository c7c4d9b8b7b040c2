import { IncidentVersion, isKnownVersion } from '../facts';
import { groupBy } from '../groupBy';

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
  const byId = groupBy([...versions.values()].flat(), ({ id }) => id);
  const several = new Map([...byId].filter(([, ofOne]) => ofOne.length > 1));
  told.set(versions, several);
  return several;
}
