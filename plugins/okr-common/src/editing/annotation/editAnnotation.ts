import { isMap } from 'yaml';
import { annotationLimits } from '../../annotation/annotations';
import { cleanText } from '../../annotation/yaml/cleanText';
import { Data, dataAt, dataOfJson, sameData } from '../yaml/data';
import { entriesOf } from '../yaml/layout';
import { AnnotationChange, MAXIMUM_CHANGES } from './AnnotationChange';
import {
  AnnotationEdit,
  AnnotationRefused,
  notFound,
  unsure,
} from './AnnotationEdit';
import { changedData } from './changedData';
import { refuseShared } from './descend';
import { readSource, Source } from './readSource';
import { Step } from './Step';
import {
  alreadyThere,
  indexOfPlace,
  insertion,
  parentOf,
  stepsToAdd,
  stepsToRename,
  stepsToSet,
} from './stepsOf';
import { takeStep } from './takeStep';

/**
 * Changes an annotation's text in as few places as can be: comments, order, quotes and indentation of everything else
 * stay byte for byte. The result is read again and must say what was asked for and nothing else; where that cannot be
 * had the answer is a refusal that says why. Never throws, whatever the text.
 *
 * @param text - the value of the annotation `keyresults.dev/okrs`; empty where there is none yet
 * @param change - one change, or several that are made one after the other; all of them or none
 * @public
 */
export function editAnnotation(
  text: string,
  change: AnnotationChange | readonly AnnotationChange[],
): AnnotationEdit {
  const changes: readonly AnnotationChange[] =
    'kind' in change ? [change] : change;
  try {
    if (changes.length > MAXIMUM_CHANGES) {
      throw badChange(`More than ${MAXIMUM_CHANGES} changes at once`);
    }
    let source = readSource(text);
    for (const one of changes) {
      source = makeChange(source, one);
    }
    if (source.text.length > annotationLimits.characters) {
      throw badChange('The annotation would be too long to be read');
    }
    return { kind: 'edited', text: source.text };
  } catch (error) {
    return refusalOf(error);
  }
}

/** @internal */
export function refusalOf(error: unknown): AnnotationEdit {
  const { reason, message, advice, line } =
    error instanceof AnnotationRefused ? error : unsure([]);
  return {
    kind: 'refused',
    reason,
    message,
    advice,
    ...(line !== undefined && { line }),
  };
}

function badChange(message: string): AnnotationRefused {
  return new AnnotationRefused(
    'badChange',
    message,
    'Change less, or other text.',
  );
}

function makeChange(source: Source, change: AnnotationChange): Source {
  const value = 'value' in change ? readable(dataOfJson(change.value)) : null;
  let current = source;
  refuseShared(source, change.path);
  if (change.kind === 'move') {
    current = move(source, change);
  } else {
    for (const step of stepsOf(change, value, source.data)) {
      current = takeStep(current, step);
    }
  }
  const intended = changedData(source.data, change, value);
  if (!sameData(current.data, intended, 'unordered')) {
    throw unsure(change.path);
  }
  return current;
}

function stepsOf(
  change: Exclude<AnnotationChange, { kind: 'move' }>,
  value: Data,
  data: Data,
): Step[] {
  switch (change.kind) {
    case 'set':
      return stepsToSet(change.path, value, data);
    case 'add':
      return stepsToAdd(change, value, data);
    case 'rename':
      return stepsToRename(change, data);
    default:
      if (dataAt(data, change.path) === undefined) {
        throw notFound(change.path);
      }
      return [{ kind: 'delete', path: change.path }];
  }
}

/** Line breaks as YAML reads them, and no characters that an annotation may not hold. */
function readable(data: Data): Data {
  if (data instanceof Map) {
    return new Map(
      [...data].map(([key, value]) => [clean(key), readable(value)]),
    );
  }
  if (Array.isArray(data)) {
    return data.map(readable);
  }
  return typeof data === 'string' ? clean(data) : data;
}

function clean(text: string): string {
  const broken = text.replace(/\r\n?/g, '\n');
  return cleanText(broken, (_, name) => {
    throw badChange(`Character ${name} is not allowed`);
  });
}

function move(
  source: Source,
  change: Extract<AnnotationChange, { kind: 'move' }>,
): Source {
  const { path, objective, place } = change;
  const parent = parentOf(path);
  const key = path[path.length - 1];
  const value = dataAt(source.data, path);
  const siblings = dataAt(source.data, parent);
  if (value === undefined || !(siblings instanceof Map)) {
    throw notFound(path);
  }
  if (objective === undefined || objective === path[0]) {
    const keys = [...siblings.keys()];
    const from = keys.indexOf(key);
    const target = indexOfPlace(keys, place, parent);
    const to = target > from ? target - 1 : target;
    return from === to
      ? source
      : takeStep(source, { kind: 'reorder', path: parent, from, to });
  }
  const other = [objective, 'keyResults'];
  if (path.length !== 3 || dataAt(source.data, [objective]) === undefined) {
    throw notFound([objective]);
  }
  if (dataAt(source.data, [...other, key]) !== undefined) {
    throw alreadyThere([...other, key]);
  }
  const lines = linesOf(source, parent, key);
  const without = takeStep(source, { kind: 'delete', path });
  const steps = insertion(other, key, value, without.data, place, lines);
  return steps.reduce(takeStep, without);
}

/** A key result as it is written, without its indentation; undefined where it does not stand on lines of its own. */
function linesOf(
  { root, text }: Source,
  parent: readonly string[],
  key: string,
): string[] | undefined {
  const node: unknown = root?.getIn(parent);
  if (!isBlockMap(node)) {
    return undefined;
  }
  const entry = entriesOf(node, text).find(({ key: name }) => name === key);
  if (!entry || entry.inline) {
    return undefined;
  }
  const block = text.slice(entry.from, entry.to).replace(/\r?\n$/, '');
  const first = text.slice(entry.from, entry.keyFrom);
  const column = first.length - (first.lastIndexOf('\n') + 1);
  const lines = block.split(/\r?\n/);
  const fits = lines.every(
    line => line.trim() === '' || line.search(/[^ ]/) >= column,
  );
  return fits
    ? lines.map(line => (line.trim() === '' ? '' : line.slice(column)))
    : undefined;
}

function isBlockMap(node: unknown): node is NonNullable<Source['root']> {
  return isMap(node) && !node.flow;
}
