import { Data, DataMap } from '../yaml/data';

/**
 * The smallest thing that is done at once. Paths lead to what is there; of `insert` and `reorder` to what it stands in.
 *
 * @internal
 */
export type Step =
  | { kind: 'replace'; path: readonly string[]; value: Data }
  | { kind: 'delete'; path: readonly string[] }
  | {
      kind: 'insert';
      path: readonly string[];
      key: string;
      index: number;
      value: Data;
      /** As it was written elsewhere, without indentation. */
      lines?: readonly string[];
    }
  | { kind: 'rename'; path: readonly string[]; id: string }
  | { kind: 'reorder'; path: readonly string[]; from: number; to: number };

/** What a step does to plain data. @internal */
export function applyStep(data: Data, step: Step): Data {
  switch (step.kind) {
    case 'replace':
      return at(data, step.path, () => step.value);
    case 'delete':
      return inside(data, step.path, (entries, index) => {
        entries.splice(index, 1);
      });
    case 'rename':
      return inside(data, step.path, (entries, index) => {
        entries[index] = [step.id, entries[index][1]];
      });
    case 'insert':
      return at(data, step.path, value =>
        rebuilt(value, entries => {
          entries.splice(step.index, 0, [step.key, step.value]);
        }),
      );
    default:
      return at(data, step.path, value =>
        rebuilt(value, entries => {
          const [moved] = entries.splice(step.from, 1);
          entries.splice(step.to, 0, moved);
        }),
      );
  }
}

type Entries = [string, Data][];

function at(
  data: Data,
  [key, ...rest]: readonly string[],
  change: (value: Data) => Data,
): Data {
  if (key === undefined) {
    return change(data);
  }
  return rebuilt(data, entries => {
    const index = entries.findIndex(([name]) => name === key);
    entries[index] = [key, at(entries[index][1], rest, change)];
  });
}

function inside(
  data: Data,
  path: readonly string[],
  change: (entries: Entries, index: number) => void,
): Data {
  const key = path[path.length - 1];
  return at(data, path.slice(0, -1), value =>
    rebuilt(value, entries =>
      change(
        entries,
        entries.findIndex(([name]) => name === key),
      ),
    ),
  );
}

function rebuilt(value: Data, change: (entries: Entries) => void): Data {
  const isList = Array.isArray(value);
  const entries: Entries = isList
    ? value.map((item, index) => [String(index), item])
    : [...(value instanceof Map ? value : (new Map() as DataMap))];
  change(entries);
  return isList ? entries.map(([, item]) => item) : new Map(entries);
}
