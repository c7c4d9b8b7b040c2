import { YamlTree } from './YamlTree';

/**
 * Where a path leads to: the offset of its key or of its value. Where the path goes on beyond what is there, the offset
 * of the last key that is.
 *
 * @internal
 */
export function offsetOf(
  tree: YamlTree,
  path: readonly string[],
  end: 'key' | 'value',
): number {
  let current = tree;
  let offset = tree.from;
  for (const [index, step] of path.entries()) {
    if (current.kind === 'map') {
      const entry = current.entries.get(step);
      if (!entry) {
        return offset;
      }
      const wantsValue = end === 'value' && index === path.length - 1;
      offset = wantsValue ? entry.value.from : entry.keyFrom;
      current = entry.value;
    } else if (current.kind === 'list' && current.items[Number(step)]) {
      current = current.items[Number(step)];
      offset = current.from;
    } else {
      return offset;
    }
  }
  return offset;
}

/** The value a path leads to. @internal */
export function treeAt(
  tree: YamlTree,
  path: readonly string[],
): YamlTree | undefined {
  let current: YamlTree | undefined = tree;
  for (const step of path) {
    if (current?.kind === 'map') {
      current = current.entries.get(step)?.value;
    } else if (current?.kind === 'list') {
      current = current.items[Number(step)];
    } else {
      return undefined;
    }
  }
  return current;
}

/** The path of the innermost key that stands at or before an offset. @internal */
export function pathAt(tree: YamlTree, offset: number): string[] {
  const path: string[] = [];
  let current: YamlTree | undefined = tree;
  while (current) {
    const found: [string, YamlTree] | undefined = lastBefore(current, offset);
    if (found) {
      path.push(found[0]);
    }
    current = found?.[1];
  }
  return path;
}

function lastBefore(
  tree: YamlTree,
  offset: number,
): [string, YamlTree] | undefined {
  let last: [string, YamlTree] | undefined;
  if (tree.kind === 'map') {
    for (const [key, entry] of tree.entries) {
      if (entry.keyFrom <= offset) {
        last = [key, entry.value];
      }
    }
  } else if (tree.kind === 'list') {
    for (const [index, item] of tree.items.entries()) {
      if (item.from <= offset) {
        last = [String(index), item];
      }
    }
  }
  return last;
}
