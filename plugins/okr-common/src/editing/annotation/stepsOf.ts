import { ID_EXPECTED, ID_PATTERN } from '../../annotation/schema/fields';
import { Data, dataAt, DataMap, isEmpty, sameData } from '../yaml/data';
import { AnnotationChange, EntryPlace } from './AnnotationChange';
import { AnnotationRefused, notFound, pathInWords } from './AnnotationEdit';
import { indexOfField } from './fieldOrder';
import { applyStep, Step } from './Step';

type ChangeOf<Kind extends AnnotationChange['kind']> = Extract<
  AnnotationChange,
  { kind: Kind }
>;

/** Steps, and the data after each of them. */
class StepList {
  readonly steps: Step[] = [];

  constructor(public data: Data) {}

  add(step: Step): void {
    this.steps.push(step);
    this.data = applyStep(this.data, step);
  }
}

/** @internal */
export function stepsToSet(
  path: readonly string[],
  value: Data,
  data: Data,
): Step[] {
  const list = new StepList(data);
  const known = path.findIndex(
    (_, index) => dataAt(data, path.slice(0, index + 1)) === undefined,
  );
  if (known < 0) {
    reach(path, value, list);
    return list.steps;
  }
  // A misspelt id must not become a new objective or key result.
  const isKeyResult = path[1] === 'keyResults' && known <= 2;
  if (known === 0 || (isKeyResult && path.length > 2)) {
    throw notFound(path.slice(0, known + 1));
  }
  const outer = path.slice(0, known);
  const parent = dataAt(data, outer);
  const inner = path
    .slice(known + 1)
    .reduceRight<Data>((wrapped, key) => new Map([[key, wrapped]]), value);
  const key = path[known];
  if (parent instanceof Map) {
    const index = indexOfField(path.slice(0, known + 1), [...parent.keys()]);
    list.add({ kind: 'insert', path: outer, key, index, value: inner });
  } else if (Array.isArray(parent) && key === String(parent.length)) {
    const index = parent.length;
    list.add({ kind: 'insert', path: outer, key, index, value: inner });
  } else if (parent === null) {
    list.add({ kind: 'replace', path: outer, value: new Map([[key, inner]]) });
  } else {
    throw notFound(path);
  }
  return list.steps;
}

/** Turns what is there into what is wanted, by touching only what differs. */
function reach(path: readonly string[], wanted: Data, list: StepList): void {
  const there = dataAt(list.data, path);
  if (there === undefined || sameData(there, wanted, 'unordered')) {
    return;
  }
  if (there instanceof Map && wanted instanceof Map) {
    reachMap(path, there, wanted, list);
  } else if (
    Array.isArray(there) &&
    Array.isArray(wanted) &&
    !isEmpty(there) &&
    !isEmpty(wanted)
  ) {
    reachList(path, there, wanted, list);
  } else {
    list.add({ kind: 'replace', path, value: wanted });
  }
}

function reachMap(
  path: readonly string[],
  there: DataMap,
  wanted: DataMap,
  list: StepList,
): void {
  if (isEmpty(there) || isEmpty(wanted)) {
    list.add({ kind: 'replace', path, value: wanted });
    return;
  }
  for (const [key, value] of wanted) {
    const inner = [...path, key];
    if (there.has(key)) {
      reach(inner, value, list);
      continue;
    }
    const now = dataAt(list.data, path);
    const keys = now instanceof Map ? [...now.keys()] : [];
    const index = indexOfField(inner, keys);
    list.add({ kind: 'insert', path, key, index, value });
  }
  for (const key of there.keys()) {
    if (!wanted.has(key)) {
      list.add({ kind: 'delete', path: [...path, key] });
    }
  }
}

function reachList(
  path: readonly string[],
  there: Data[],
  wanted: Data[],
  list: StepList,
): void {
  const shorter = Math.min(there.length, wanted.length);
  let start = 0;
  while (start < shorter && sameData(there[start], wanted[start])) {
    start += 1;
  }
  let end = 0;
  while (
    end < shorter - start &&
    sameData(there.at(-1 - end), wanted.at(-1 - end))
  ) {
    end += 1;
  }
  const paired = shorter - end;
  for (let index = start; index < paired; index += 1) {
    reach([...path, String(index)], wanted[index], list);
  }
  for (let extra = there.length - end; extra > paired; extra -= 1) {
    list.add({ kind: 'delete', path: [...path, String(extra - 1)] });
  }
  for (let index = paired; index < wanted.length - end; index += 1) {
    const key = String(index);
    list.add({ kind: 'insert', path, key, index, value: wanted[index] });
  }
}

/** @internal */
export function stepsToAdd(
  { path, place }: ChangeOf<'add'>,
  value: Data,
  data: Data,
): Step[] {
  const parent = parentOf(path);
  const key = path[path.length - 1];
  if (!ID_PATTERN.test(key)) {
    throw badId(key);
  }
  if (dataAt(data, path) !== undefined) {
    throw alreadyThere(path);
  }
  return insertion(parent, key, value, data, place ?? 'end');
}

/**
 * The step that puts an objective or key result into its place.
 *
 * @internal
 */
export function insertion(
  parent: readonly string[],
  key: string,
  value: Data,
  data: Data,
  place: EntryPlace,
  lines?: readonly string[],
): Step[] {
  const siblings = dataAt(data, parent);
  if (siblings instanceof Map) {
    const index = indexOfPlace([...siblings.keys()], place, parent);
    return [{ kind: 'insert', path: parent, key, index, value, lines }];
  }
  if (dataAt(data, parent.slice(0, 1)) instanceof Map && place === 'end') {
    return [
      ...stepsToSet(parent, new Map(), data),
      { kind: 'insert', path: parent, key, index: 0, value, lines },
    ];
  }
  throw notFound(parent);
}

/** @internal */
export function indexOfPlace(
  keys: readonly string[],
  place: EntryPlace,
  parent: readonly string[],
): number {
  if (place === 'end') {
    return keys.length;
  }
  const sibling = 'before' in place ? place.before : place.after;
  const index = keys.indexOf(sibling);
  if (index < 0) {
    throw notFound([...parent, sibling]);
  }
  return 'before' in place ? index : index + 1;
}

/** @internal */
export function stepsToRename(
  { path, id }: ChangeOf<'rename'>,
  data: Data,
): Step[] {
  const parent = parentOf(path);
  if (dataAt(data, path) === undefined) {
    throw notFound(path);
  }
  if (!ID_PATTERN.test(id)) {
    throw badId(id);
  }
  if (id === path[path.length - 1]) {
    return [];
  }
  if (dataAt(data, [...parent, id]) !== undefined) {
    throw alreadyThere([...parent, id]);
  }
  return [{ kind: 'rename', path, id }];
}

/** What an objective or key result stands in. @internal */
export function parentOf(path: readonly string[]): readonly string[] {
  const isKeyResult = path.length === 3 && path[1] === 'keyResults';
  if (path.length !== 1 && !isKeyResult) {
    throw new AnnotationRefused(
      'badChange',
      `${pathInWords(path)} is neither an objective nor a key result`,
      'Only those can be added, moved and renamed.',
    );
  }
  return path.slice(0, -1);
}

/** @internal */
export function alreadyThere(path: readonly string[]): AnnotationRefused {
  return new AnnotationRefused(
    'alreadyThere',
    `${pathInWords(path)} is there already`,
    'Choose another id.',
  );
}

function badId(id: string): AnnotationRefused {
  return new AnnotationRefused(
    'badChange',
    `\`${id.slice(0, 80)}\` cannot be an id`,
    `Use ${ID_EXPECTED}.`,
  );
}
