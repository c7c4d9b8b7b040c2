import {
  Entity,
  RELATION_CHILD_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
} from '@backstage/catalog-model';

/** `part`: inside of; `owner`: owned by, or a group below. Scopes follow one of the two all the way down. @internal */
export type EdgeKind = 'part' | 'owner';

/** @internal */
export interface ScopeEdge {
  parentRef: string;
  kind: EdgeKind;
}

const edgeKinds: Record<string, Record<string, EdgeKind>> = {
  component: { [RELATION_PART_OF]: 'part', [RELATION_OWNED_BY]: 'owner' },
  system: { [RELATION_PART_OF]: 'part' },
  domain: { [RELATION_PART_OF]: 'part' },
  group: { [RELATION_CHILD_OF]: 'owner' },
};

/**
 * What an entity is directly inside of or owned by, as far as scopes care: a System or Domain stands for the
 * Components inside it, a Group for the Components owned by it or by a group below it. Nothing makes a User stand for
 * anything: teams are measured, not people.
 *
 * @internal
 */
export function edgesOf(entity: Entity): ScopeEdge[] {
  const kinds = edgeKinds[entity.kind.toLocaleLowerCase('en-US')] ?? {};
  const edges = new Map<string, ScopeEdge>();
  for (const relation of entity.relations ?? []) {
    const kind = kinds[relation.type];
    const parentRef = relation.targetRef.toLocaleLowerCase('en-US');
    if (kind && !parentRef.startsWith('user:')) {
      edges.set(`${kind} ${parentRef}`, { parentRef, kind });
    }
  }
  return [...edges.values()];
}
