import { DataMap, sameData } from '../yaml/data';
import { TextTree } from './readTexts';

/** @internal */
export interface Paired {
  was: string | undefined;
  is: string | undefined;
}

/**
 * The same ids belong together; then what is gone and what is new, where both say the same: they were renamed.
 *
 * @internal
 */
export function pairUp(one: TextTree, other: TextTree): Paired[] {
  const gone = [...one.keys()].filter(id => !other.has(id));
  const pairs: Paired[] = [...other].map(([is, fields]) => {
    if (one.has(is)) {
      return { was: is, is };
    }
    const renamed = gone.findIndex(id => sameData(one.get(id), fields));
    const [was] = renamed < 0 ? [] : gone.splice(renamed, 1);
    return { was, is };
  });
  return [...pairs, ...gone.map(was => ({ was, is: undefined }))];
}

/** @internal */
export function asTree(value: unknown): TextTree {
  return value instanceof Map ? value : new Map();
}

/** @internal */
export function keyResultsOf(objective: unknown): TextTree {
  return asTree(asTree(objective).get('keyResults'));
}

/** @internal */
export function withoutKeyResults(objective: unknown): TextTree {
  const fields: DataMap = new Map(asTree(objective));
  fields.delete('keyResults');
  return fields;
}

/** Every value by its path: `where.severity`. @internal */
export function flatten(tree: TextTree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of tree) {
    const path = prefix + key;
    if (value instanceof Map && value.size > 0) {
      for (const [inner, text] of flatten(value, `${path}.`)) {
        flat.set(inner, text);
      }
    } else {
      flat.set(path, textOf(value));
    }
  }
  return flat;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(textOf).join(', ');
  }
  if (value instanceof Map) {
    return [...value]
      .map(([key, inner]) => `${key}: ${textOf(inner)}`)
      .join(', ');
  }
  return String(value ?? '');
}
