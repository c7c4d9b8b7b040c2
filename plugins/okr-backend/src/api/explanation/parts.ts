import { InputError } from '@backstage/errors';
import {
  Both,
  HIDDEN_PART,
  emptyMaterial,
  Material,
  materialsOf,
  serviceName,
  Side,
} from '@keyresults/backstage-plugin-okr-common';
import { ScopeQuestion } from '../../evaluation';
import { Target } from '../../facts';
import { groupBy } from '../../groupBy';
import { FactVersion, splitFacts } from './knownFacts';
import {
  DIMENSION,
  dimensionsOf,
  FactGroup,
  groupFacts,
  membersOf,
  nameIn,
  PartedBy,
  partOf,
  TargetNames,
  visiblePartOf,
} from './partition';
import { SideFacts, Sides } from './sides';

/** A way to tell parts apart, and how many it tells. @internal */
export interface Dimension {
  by: PartedBy;
  title: string;
  parts: number;
}

/** @internal */
export interface Parts {
  by: PartedBy;
  /** Those that tell several parts apart, and the one that was asked for. */
  dimensions: Dimension[];
  materials: Map<string, Both<Material>>;
  /** True where people of several parts are counted once in the whole. */
  isCountedOnce: boolean;
}

const targetWords: Readonly<
  Record<string, { one: string; other: string } | undefined>
> = {
  GitHub: { one: 'Repository', other: 'repositories' },
  Sentry: { one: 'Project', other: 'projects' },
};

const sides: readonly Side[] = ['then', 'now'];

/**
 * The parts of a scope in both windows, told apart by what was asked for, or by the first that tells several apart. What
 * was once there to tell them apart by may be gone: then it is the first as well.
 *
 * @throws InputError when there could never be anything of that name to tell them apart by
 * @internal
 */
export function readParts(
  both: Sides,
  names: Both<TargetNames>,
  question: ScopeQuestion,
  asked: string | undefined,
): Parts {
  const partitions = { then: groupsOf(both.then), now: groupsOf(both.now) };
  const visible = sides.flatMap(side =>
    partitions[side].whole.flatMap(it => visiblePartOf(it, names[side])),
  );
  const every = dimensionsOf(visible, both.now.whole.shape);
  const by = (one: PartedBy): Both<Map<string, FactGroup[]>> => {
    const known = knownNames(one, visible, question);
    const group = (side: Side) =>
      groupBy(
        isOfTargets(one, question)
          ? partitions[side].single
          : partitions[side].whole,
        it => partOf(one, it, names[side], known),
      );
    return { then: group('then'), now: group('now') };
  };
  const dimensions = every
    .map(one => {
      const { then, now } = by(one);
      const parts = new Set([...then.keys(), ...now.keys()]).size;
      return { by: one, title: titleOf(one, question), parts };
    })
    .filter(({ by: one, parts }) => parts > 1 || one === asked);
  if (asked !== undefined && !isDimension(asked)) {
    throw new InputError(
      `There is nothing to tell parts apart by that is called '${asked}'; there are ${every.join(
        ', ',
      )}`,
    );
  }
  const isThere = asked !== undefined && every.includes(asked);
  const chosen = isThere ? asked : dimensions[0]?.by ?? 'service';
  return {
    by: chosen,
    dimensions,
    materials: materialsOfBoth(
      by(chosen),
      both,
      question,
      isOfTargets(chosen, question),
    ),
    isCountedOnce:
      isOfTargets(chosen, question) &&
      !isCount(question) &&
      (both.then.isJoint || both.now.isJoint),
  };
}

const fixedDimensions: readonly PartedBy[] = [
  'service',
  'target',
  'severity',
  'area',
];

function isDimension(by: string): boolean {
  return fixedDimensions.includes(by) || by.startsWith(DIMENSION);
}

function groupsOf({ whole, single }: SideFacts) {
  const groups = groupFacts(whole);
  return {
    whole: groups,
    single: single === whole ? groups : groupFacts(single),
  };
}

/** Whether parts are made from single targets also where the whole is made from joint ones; so is every count. */
function isOfTargets(by: PartedBy, question: ScopeQuestion): boolean {
  return by === 'service' || by === 'target' || isCount(question);
}

function isCount({ stat }: ScopeQuestion): boolean {
  return stat.kind === 'named' && stat.name === 'count';
}

/** The names that a caller may know: those of what they may see, and the rungs of the ladder. */
function knownNames(
  by: PartedBy,
  visible: readonly Pick<FactGroup, 'versions'>[],
  { severities }: ScopeQuestion,
): ReadonlySet<string> {
  return new Set([
    '',
    ...(by === 'severity' ? severities.names : []),
    ...(by === 'service' || by === 'target'
      ? []
      : visible.flatMap(({ versions }) =>
          versions.map(last => nameIn(by, { last })),
        )),
  ]);
}

function materialsOfBoth(
  groups: Both<Map<string, FactGroup[]>>,
  both: Sides,
  question: ScopeQuestion,
  isOfSingle: boolean,
): Map<string, Both<Material>> {
  const of = (side: Side) => {
    const { window, at, whole, single } = both[side];
    const parts = new Map<FactVersion, string>();
    for (const [key, members] of groups[side]) {
      for (const version of members.flatMap(({ versions }) => versions)) {
        parts.set(version, key);
      }
    }
    const facts = splitFacts(
      isOfSingle ? single : whole,
      version => parts.get(version) ?? HIDDEN_PART,
    );
    return materialsOf(facts, { ...question, window, asOf: at });
  };
  const [then, now] = [of('then'), of('now')];
  const keys = new Set([...then.keys(), ...now.keys()]);
  const materials = new Map<string, Both<Material>>();
  for (const key of keys) {
    const one = then.get(key) ?? now.get(key);
    if (one) {
      const nothing = emptyMaterial(one.kind);
      const part = {
        then: then.get(key) ?? nothing,
        now: now.get(key) ?? nothing,
      };
      // Facts near a window are not always in it.
      if (part.then.items + part.now.items > 0) {
        materials.set(key, part);
      }
    }
  }
  return materials;
}

/** What the parts of a dimension are called, in the plural. @internal */
export function partWordOf(by: PartedBy, question: ScopeQuestion): string {
  switch (by) {
    case 'service':
      return 'services';
    case 'target':
      return targetWords[question.definition.source]?.other ?? 'targets';
    case 'severity':
      return 'severities';
    case 'area':
      return 'areas';
    default:
      return `kinds of ${by.slice(DIMENSION.length)}`;
  }
}

/** What a dimension is called. @internal */
export function titleOf(by: PartedBy, { definition }: ScopeQuestion): string {
  switch (by) {
    case 'service':
      return 'Service';
    case 'target':
      return targetWords[definition.source]?.one ?? 'Target';
    default: {
      const name = by.startsWith(DIMENSION) ? by.slice(DIMENSION.length) : by;
      return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    }
  }
}

/** What is known of a part by its key. @internal */
export interface NamedPart {
  /** No other part has it. */
  id: string;
  name: string;
  entityRefs?: string[];
  url?: string;
  /** Tells a target from others of its title. */
  reference?: string;
}

/** What a part is called is the same whatever parts stand beside it. @internal */
export function namePart(
  by: PartedBy,
  key: string,
  targets: ReadonlyMap<number, Pick<Target, 'title' | 'url' | 'reference'>>,
): NamedPart {
  const id = key;
  if (by === 'service') {
    const entityRefs = membersOf(key);
    return { id, name: entityRefs.map(serviceName).join(' + '), entityRefs };
  }
  if (by === 'target') {
    const own = membersOf(key).flatMap(it => targets.get(Number(it)) ?? []);
    const [only] = own.length === 1 ? own : [];
    return {
      id,
      name: own.map(({ title }) => title).join(' + '),
      ...(only?.url !== undefined && { url: only.url }),
      reference: own.map(({ reference }) => reference).join(' + '),
    };
  }
  return { id, name: key === '' ? 'not said' : key };
}
