import { readSupports } from './readSupports';

/** An objective as far as its place among others goes. @public */
export interface AlignableObjective {
  /** Full and in lower case. */
  entityRef: string;
  id: string;
  /** `kind:namespace/name#objective-id` of the objective that it supports. */
  supports?: string;
  /** Whether it supports something whose name is not told: it is not there, or may not be seen. */
  supportsHidden?: boolean;
}

/**
 * Why an objective does not stand below the one that it is said to support: there is no such entity (or it may not be
 * seen), the entity has no such objective, the objective is of a cycle that has no day in common, or it supports, in the
 * end, itself.
 *
 * @public
 */
export type BrokenLink = 'noEntity' | 'noObjective' | 'otherCycle' | 'circle';

/** An objective with those that support it. @public */
export interface AlignmentNode<T extends AlignableObjective> {
  objective: T;
  /** Where the link upwards leads nowhere. */
  broken?: BrokenLink;
  /** In order of their references. */
  supportedBy: AlignmentNode<T>[];
}

/** What is known beyond the objectives themselves. @public */
export interface AlignmentSurroundings {
  /** Whether there is such an entity, with or without objectives. */
  hasEntity(entityRef: string): boolean;
  /** Whether the entity has such an objective in a cycle that is not looked at. */
  hasElsewhere(entityRef: string, objectiveId: string): boolean;
}

/**
 * Builds the trees of what supports what, over any entities. Every objective stands in exactly one place: below the one
 * that it supports, or at the top. Of objectives that support each other in a circle, the first by reference is put at
 * the top, and its link is called broken. The order does not depend on the order given, except that of several objectives
 * with the same entity and id the first is the one that others support.
 *
 * @returns the tops, in order of their references
 * @public
 */
export function alignObjectives<T extends AlignableObjective>(
  objectives: readonly T[],
  surroundings: AlignmentSurroundings,
): AlignmentNode<T>[] {
  const sorted = [...objectives].sort(byReference);
  const nodes = sorted.map(
    (objective): AlignmentNode<T> => ({ objective, supportedBy: [] }),
  );
  const byKey = new Map<string, AlignmentNode<T>>();
  for (const node of nodes) {
    const { entityRef, id } = node.objective;
    const key = keyOf(entityRef, id);
    if (!byKey.has(key)) {
      byKey.set(key, node);
    }
  }
  const parents = new Map<AlignmentNode<T>, AlignmentNode<T>>();
  for (const node of nodes) {
    const found = findSupported(node.objective, byKey, surroundings);
    if (typeof found === 'string') {
      node.broken = found;
    } else if (found) {
      parents.set(node, found);
    }
  }
  for (const node of firstOfCircles(nodes, parents)) {
    parents.delete(node);
    node.broken = 'circle';
  }
  for (const node of nodes) {
    parents.get(node)?.supportedBy.push(node);
  }
  return nodes.filter(node => !parents.has(node));
}

function findSupported<T extends AlignableObjective>(
  { supports, supportsHidden }: T,
  byKey: ReadonlyMap<string, AlignmentNode<T>>,
  { hasEntity, hasElsewhere }: AlignmentSurroundings,
): AlignmentNode<T> | BrokenLink | undefined {
  if (supports === undefined) {
    return supportsHidden ? 'noEntity' : undefined;
  }
  const read = readSupports(supports);
  if (!read) {
    return 'noEntity';
  }
  const { entityRef, objectiveId } = read;
  const node = byKey.get(keyOf(entityRef, objectiveId));
  if (node) {
    return node;
  }
  if (hasElsewhere(entityRef, objectiveId)) {
    return 'otherCycle';
  }
  return hasEntity(entityRef) ? 'noObjective' : 'noEntity';
}

/** Every node has one way up at most, so each is walked once: a walk that meets itself has found a circle. */
function firstOfCircles<Node>(
  nodes: readonly Node[],
  parents: ReadonlyMap<Node, Node>,
): Node[] {
  const order = new Map(nodes.map((node, index) => [node, index]));
  const walkOf = new Map<Node, Node>();
  const firsts: Node[] = [];
  for (const start of nodes) {
    let node: Node | undefined = start;
    while (node !== undefined && !walkOf.has(node)) {
      walkOf.set(node, start);
      node = parents.get(node);
    }
    if (node !== undefined && walkOf.get(node) === start) {
      firsts.push(firstIn(circleFrom(node, parents), order));
    }
  }
  return firsts;
}

function circleFrom<Node>(
  start: Node,
  parents: ReadonlyMap<Node, Node>,
): Node[] {
  const circle = [start];
  for (
    let node = parents.get(start);
    node !== undefined && node !== start;
    node = parents.get(node)
  ) {
    circle.push(node);
  }
  return circle;
}

function firstIn<Node>(
  nodes: readonly Node[],
  order: ReadonlyMap<Node, number>,
): Node {
  return nodes.reduce((first, node) =>
    (order.get(node) ?? 0) < (order.get(first) ?? 0) ? node : first,
  );
}

function byReference(one: AlignableObjective, other: AlignableObjective) {
  return (
    compareTexts(one.entityRef, other.entityRef) ||
    compareTexts(one.id, other.id)
  );
}

function compareTexts(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

function keyOf(entityRef: string, objectiveId: string): string {
  return `${entityRef}#${objectiveId}`;
}
