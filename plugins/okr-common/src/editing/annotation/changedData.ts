import { Data, DataMap } from '../yaml/data';
import { AnnotationChange } from './AnnotationChange';

/**
 * What a change is meant to do, without regard to the order of keys. Found without any of the steps by which it is
 * written, so that each checks the other.
 *
 * @internal
 */
export function changedData(
  data: Data,
  change: AnnotationChange,
  value: Data,
): Data {
  const copy = copyOf(data);
  const [key, ...outer] = [...change.path].reverse();
  const parent = reach(copy, outer.reverse(), change.kind === 'set');
  const there = parent instanceof Map ? parent.get(key) : undefined;
  switch (change.kind) {
    case 'rename':
      remove(parent, key);
      put(parent, change.id, there ?? null);
      return copy;
    case 'remove':
      remove(parent, key);
      return copy;
    case 'move': {
      remove(parent, key);
      const objective = change.objective ?? change.path[0];
      const other =
        change.path.length === 1
          ? copy
          : reach(copy, [objective, 'keyResults'], true);
      put(other, key, there ?? null);
      return copy;
    }
    default: {
      const home =
        change.kind === 'add'
          ? reach(copy, change.path.slice(0, -1), true)
          : parent;
      put(home, key, value);
      return copy;
    }
  }
}

function copyOf(data: Data): Data {
  if (data instanceof Map) {
    return new Map([...data].map(([key, value]) => [key, copyOf(value)]));
  }
  return Array.isArray(data) ? data.map(copyOf) : data;
}

/** What a path leads to, with maps made on the way where nothing is. */
function reach(data: Data, path: readonly string[], make: boolean): Data {
  let current = data;
  for (const step of path) {
    let next: Data | undefined = Array.isArray(current)
      ? current[Number(step)]
      : current instanceof Map && current.get(step);
    if (make && (next === undefined || next === null)) {
      next = new Map() as DataMap;
      put(current, step, next);
    }
    current = next ?? null;
  }
  return current;
}

function put(parent: Data, key: string, value: Data): void {
  if (parent instanceof Map) {
    parent.set(key, value);
  } else if (Array.isArray(parent)) {
    parent[Number(key)] = value;
  }
}

function remove(parent: Data, key: string): void {
  if (parent instanceof Map) {
    parent.delete(key);
  } else if (Array.isArray(parent)) {
    parent.splice(Number(key), 1);
  }
}
