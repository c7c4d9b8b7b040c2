import {
  AlignmentNode,
  alignObjectives,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  CycleSummary,
  OverviewKeyResult,
  OverviewResponse,
  Scored,
} from '@keyresults/backstage-plugin-okr-common';
import { kindOf, matchesEntity, OverviewFilter } from './filter';

/** An objective in the tree. @internal */
export interface TreeObjective {
  entityRef: string;
  /** Of the entity. */
  title: string;
  id: string;
  objective: string;
  supports?: string;
  /** Whether it supports something that is not there or not to be seen. */
  supportsHidden?: boolean;
  score?: number;
  /** From how many key results that is; to be counted where left out. */
  scored?: Scored;
  keyResults: OverviewKeyResult[];
  /** Of an objective of another cycle, which. */
  cycle?: CycleSummary;
}

/** @internal */
export type TreeNode = AlignmentNode<TreeObjective>;

/** The objectives of a cycle by what they support. @internal */
export interface Alignment {
  /** Those that something supports. */
  trees: TreeNode[];
  /** Those whose link leads nowhere, wherever they stand. */
  broken: TreeNode[];
  /** Those that support nothing and that nothing supports. */
  alone: TreeNode[];
}

/** Builds the trees of a cycle, up to the objectives of longer cycles that are supported from within. @internal */
export function alignmentOf({
  items,
  outside,
  supported,
  cycle,
}: Pick<
  OverviewResponse,
  'items' | 'outside' | 'supported' | 'cycle'
>): Alignment {
  const inside = items.flatMap(({ entityRef, title, objectives }) =>
    objectives.map(
      (objective): TreeObjective => ({
        ...objective,
        entityRef,
        title,
      }),
    ),
  );
  const isShared = (other: CycleSummary) =>
    other.from < cycle.to && cycle.from < other.to;
  const shared = outside
    .filter(objective => isShared(objective.cycle))
    .map((objective): TreeObjective => ({ ...objective, keyResults: [] }));
  const elsewhere = new Set(
    outside
      .filter(objective => !isShared(objective.cycle))
      .map(({ entityRef, id }) => `${entityRef}#${id}`),
  );
  const entities = new Set([
    ...supported,
    ...items.map(({ entityRef }) => entityRef),
  ]);
  const tops = alignObjectives([...inside, ...shared], {
    hasEntity: ref => entities.has(ref),
    hasElsewhere: (ref, id) => elsewhere.has(`${ref}#${id}`),
  });
  return {
    trees: tops.filter(({ supportedBy }) => supportedBy.length > 0),
    broken: tops.filter(({ broken }) => broken !== undefined),
    alone: tops.filter(
      ({ supportedBy, broken }) =>
        supportedBy.length === 0 && broken === undefined,
    ),
  };
}

/** Those that are looked for, with all above them. @internal */
export function pruneTrees(
  nodes: readonly TreeNode[],
  filter: Pick<OverviewFilter, 'search' | 'kind' | 'states'>,
): TreeNode[] {
  return nodes.flatMap(node => {
    const supportedBy = pruneTrees(node.supportedBy, filter);
    return supportedBy.length > 0 || isWanted(node.objective, filter)
      ? [{ ...node, supportedBy }]
      : [];
  });
}

function isWanted(
  objective: TreeObjective,
  filter: Pick<OverviewFilter, 'search' | 'kind' | 'states'>,
): boolean {
  const { states } = filter;
  return (
    matchesEntity(objective, filter) &&
    (states.length === 0 ||
      objective.keyResults.some(({ state }) => states.includes(state)))
  );
}

/** Names a node for whoever keeps in mind which are open. @internal */
export function nodeKey({ objective }: TreeNode): string {
  return `${objective.entityRef}#${objective.id}`;
}

/** Keys of all nodes that something stands below. @internal */
export function branchKeys(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap(node =>
    node.supportedBy.length > 0
      ? [nodeKey(node), ...branchKeys(node.supportedBy)]
      : [],
  );
}

/** The kinds there are. @internal */
export function kindsIn(items: OverviewResponse['items']): string[] {
  return [...new Set(items.map(({ entityRef }) => kindOf(entityRef)))].sort();
}
