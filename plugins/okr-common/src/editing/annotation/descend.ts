import { isMap, isSeq, YAMLMap, YAMLSeq } from 'yaml';
import { entriesOf, Entry } from '../yaml/layout';
import { AnnotationRefused, notFound, shared } from './AnnotationEdit';
import { Source } from './readSource';

/** Where a path leads to. @internal */
export interface Found {
  node: unknown;
  /** Undefined at the root. */
  entry: Entry | undefined;
  /** The entry whose value `entry` stands in. */
  parent: Entry | undefined;
  siblings: readonly Entry[];
  /** Whether it stands in a flow map or list. */
  flow: boolean;
}

/**
 * Follows a path, and refuses to go where something is shared.
 *
 * @internal
 */
export function descend(source: Source, path: readonly string[]): Found {
  const { found, depth } = follow(source, path);
  if (depth < path.length) {
    throw notFound(path);
  }
  return found;
}

/**
 * Refuses a path that leads through an anchor, alias, tag or explicit key.
 *
 * @internal
 */
export function refuseShared(source: Source, path: readonly string[]): void {
  follow(source, path);
}

function follow(
  { root, text }: Source,
  path: readonly string[],
): { found: Found; depth: number } {
  if (root?.anchor || root?.tag) {
    throw shared(path, 1);
  }
  let found: Found = {
    node: root,
    entry: undefined,
    parent: undefined,
    siblings: [],
    flow: false,
  };
  for (const [depth, step] of path.entries()) {
    const { node } = found;
    const siblings = isCollectionNode(node) ? entriesOf(node, text) : [];
    const [entry, second] = siblings.filter(({ key }) => key === step);
    if (!entry) {
      return { found, depth };
    }
    if (second) {
      throw twice(path.slice(0, depth + 1));
    }
    if (entry.odd) {
      const line = text.slice(0, entry.keyFrom).split('\n').length;
      throw shared(path.slice(0, depth + 1), line);
    }
    found = {
      node: entry.node,
      entry,
      parent: found.entry,
      siblings,
      flow: isCollectionNode(node) && node.flow === true,
    };
  }
  return { found, depth: path.length };
}

function twice(path: readonly string[]): AnnotationRefused {
  return new AnnotationRefused(
    'notYaml',
    `\`${path.join(' › ')}\` is there twice`,
    'Put it right in the text view first.',
  );
}

/** @internal */
export function isCollectionNode(
  node: unknown,
): node is YAMLMap<unknown, unknown> | YAMLSeq<unknown> {
  return isMap(node) || isSeq(node);
}
