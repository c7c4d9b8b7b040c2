import { literalBlock, Written } from './blockText';
import { Data, DataMap, isCollection, isEmpty } from './data';
import { inlineScalars, keyAsText } from './scalarText';

/** Longer flow maps go over several lines. */
const LINE_WIDTH = 80;

/** @internal */
export interface RenderOptions {
  /** How far maps in maps are indented. */
  step: number;
  /** Whether a map at a path is written on lines of its own, however short it is. */
  isOpen: (path: readonly string[]) => boolean;
}

/**
 * Writes a value as it stands after `key:` in a block map.
 *
 * @param column - of the key
 * @internal
 */
export function render(
  value: Data,
  path: readonly string[],
  column: number,
  options: RenderOptions,
): Written {
  const indent = column + options.step;
  if (!isCollection(value)) {
    if (typeof value === 'string' && value.includes('\n')) {
      const block = literalBlock(value, indent, options.step);
      if (block) {
        return block;
      }
    }
    return { head: inlineScalars(value, false)[0], lines: [] };
  }
  if (isEmpty(value)) {
    return { head: Array.isArray(value) ? '[]' : '{}', lines: [] };
  }
  if (Array.isArray(value)) {
    const lines = value.flatMap((item, index) =>
      renderItem(item, [...path, String(index)], indent, options),
    );
    return { head: '', lines };
  }
  const flow = flowText(value, false);
  const key = path[path.length - 1] ?? '';
  const width = column + key.length + 2 + flow.length;
  if (!options.isOpen(path) && width <= LINE_WIDTH && !/\\n/.test(flow)) {
    return { head: flow, lines: [] };
  }
  return { head: '', lines: renderMap(value, path, indent, options) };
}

function renderMap(
  map: DataMap,
  path: readonly string[],
  column: number,
  options: RenderOptions,
): string[] {
  return [...map].flatMap(([key, value]) =>
    renderEntry(key, value, [...path, key], column, options),
  );
}

/** The lines of an entry of a block map. @internal */
export function renderEntry(
  key: string,
  value: Data,
  path: readonly string[],
  column: number,
  options: RenderOptions,
): string[] {
  const { head, lines } = render(value, path, column, options);
  const first = `${' '.repeat(column)}${keyAsText(key, false)}:`;
  return [head === '' ? first : `${first} ${head}`, ...lines];
}

/** The lines of an item of a block list. @internal */
export function renderItem(
  value: Data,
  path: readonly string[],
  column: number,
  options: RenderOptions,
): string[] {
  const dash = `${' '.repeat(column)}- `;
  if (value instanceof Map && value.size > 0) {
    const flow = flowText(value, false);
    if (dash.length + flow.length <= LINE_WIDTH && !/\\n/.test(flow)) {
      return [dash + flow];
    }
    const [first, ...rest] = renderMap(value, path, column + 2, options);
    return [dash + first.trimStart(), ...rest];
  }
  return [dash + flowText(value, false, false)];
}

/**
 * Writes a value on one line.
 *
 * @param json - as JSON, with all keys and texts in quotes
 * @param flow - whether it stands in a flow map or list itself
 * @internal
 */
export function flowText(value: Data, json: boolean, flow = true): string {
  if (Array.isArray(value)) {
    return `[${value.map(item => flowText(item, json)).join(', ')}]`;
  }
  if (value instanceof Map) {
    const entries = [...value].map(
      ([key, inner]) => `${keyAsText(key, json)}: ${flowText(inner, json)}`,
    );
    return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
  }
  return json ? JSON.stringify(value) : inlineScalars(value, flow)[0];
}
