import { HIDDEN_PART } from '@keyresults/backstage-plugin-okr-common';
import { IncidentVersion } from '../../facts';
import { groupBy } from '../../groupBy';
import { FactVersion, KnownFacts } from './knownFacts';

/** What a caller may know of the targets in one of both windows. @internal */
export interface TargetNames {
  isVisible(targetId: number): boolean;
  /** The services that point to a target, as far as they may be seen; in order. */
  servicesOf(targetId: number): readonly string[];
}

/** What stands or falls together: a fact, or all that is said of one incident. @internal */
export interface FactGroup {
  versions: readonly FactVersion[];
  targetIds: readonly number[];
  /** Of an incident under several targets, what was said last. */
  last: FactVersion;
}

/** `service`, `target`, `severity`, `area`, or `dimension:` and its name. @internal */
export type PartedBy = string;

/** Before the names of what sources say of facts. @internal */
export const DIMENSION = 'dimension:';

/** @internal */
export function groupFacts(known: KnownFacts): FactGroup[] {
  if (known.shape === 'incident') {
    return [...groupBy(known.versions, ({ id }) => id).values()].map(
      versions => ({
        versions,
        targetIds: versions.map(({ targetId }) => targetId),
        last: versions.reduce((one, other) =>
          other.version > one.version ? other : one,
        ),
      }),
    );
  }
  const versions: readonly FactVersion[] = known.versions;
  return versions.map(version => ({
    versions: [version],
    targetIds: [version.targetId],
    last: version,
  }));
}

/** What of something a caller may see: nothing that only hidden targets say of it. @internal */
export function visiblePartOf(
  { versions }: FactGroup,
  names: TargetNames,
): Pick<FactGroup, 'versions'>[] {
  const seen = versions.filter(({ targetId }) => names.isVisible(targetId));
  return seen.length === 0 ? [] : [{ versions: seen }];
}

/** By what facts can be told apart, as far as they may be seen. @internal */
export function dimensionsOf(
  groups: readonly Pick<FactGroup, 'versions'>[],
  shape: KnownFacts['shape'],
): PartedBy[] {
  const names = new Set<string>();
  for (const { dimensions } of groups.flatMap(({ versions }) => versions)) {
    for (const name of Object.keys(dimensions ?? {})) {
      names.add(`${DIMENSION}${name}`);
    }
  }
  return [
    'service',
    'target',
    ...(shape === 'incident' ? ['severity', 'area'] : []),
    ...[...names].sort(),
  ];
}

/** What something is called in a dimension; empty where nobody said. @internal */
export function nameIn(
  by: PartedBy,
  { last }: Pick<FactGroup, 'last'>,
): string {
  if (by === 'severity' || by === 'area') {
    return isIncident(last) ? last[by] ?? '' : '';
  }
  return last.dimensions?.[by.slice(DIMENSION.length)] ?? '';
}

/**
 * The part that something belongs to. What is shared by several services, or turned up under several targets, is a part
 * of its own: it is neither counted twice nor divided.
 *
 * @param known - names of the dimension that a caller may know
 * @internal
 */
export function partOf(
  by: PartedBy,
  group: FactGroup,
  names: TargetNames,
  known: ReadonlySet<string>,
): string {
  if (by === 'service') {
    return keyOf(group.targetIds.flatMap(id => names.servicesOf(id)));
  }
  if (by === 'target') {
    return keyOf(group.targetIds.filter(id => names.isVisible(id)).map(String));
  }
  const name = nameIn(by, group);
  return known.has(name) ? name : HIDDEN_PART;
}

const SEPARATOR = '\n';

function keyOf(members: readonly string[]): string {
  const distinct = members.length > 1 ? [...new Set(members)].sort() : members;
  return distinct.length === 0 ? HIDDEN_PART : distinct.join(SEPARATOR);
}

/** The services, or the ids of targets, that a part stands for. @internal */
export function membersOf(key: string): string[] {
  return key.split(SEPARATOR);
}

function isIncident(version: FactVersion): version is IncidentVersion {
  return 'phases' in version;
}
