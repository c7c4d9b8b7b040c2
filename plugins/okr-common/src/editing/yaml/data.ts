import { isAlias, isMap, isScalar, isSeq } from 'yaml';

/**
 * What YAML says, as plain data that keeps the order of keys and stays complete where YAML is odd: a key that is there
 * twice, an alias. Those get names with a zero character, which no text in YAML holds.
 *
 * @internal
 */
export type Data = string | number | boolean | null | Data[] | DataMap;

/** @internal */
export interface DataMap extends Map<string, Data> {}

const ODD = '\u0000';

/** @internal */
export function dataOf(node: unknown): Data {
  if (isMap(node)) {
    const map: DataMap = new Map();
    for (const { key, value } of node.items) {
      let name = keyText(key) ?? `${ODD}key`;
      while (map.has(name)) {
        name += ODD;
      }
      map.set(name, dataOf(value));
    }
    return map;
  }
  if (isSeq(node)) {
    return node.items.map(dataOf);
  }
  if (isAlias(node)) {
    return `${ODD}*${node.source}`;
  }
  return isScalar(node) ? scalarData(node.value) : null;
}

function scalarData(value: unknown): Data {
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
    ? value
    : null;
}

/** A key as written, without quotes; undefined when it is not plain text. @internal */
export function keyText(key: unknown): string | undefined {
  return isScalar(key) ? key.source ?? String(key.value ?? '') : undefined;
}

/** @internal */
export function dataOfJson(value: unknown): Data {
  if (Array.isArray(value)) {
    return value.map(dataOfJson);
  }
  if (typeof value === 'object' && value !== null) {
    return new Map(
      Object.entries(value).map(([key, inner]) => [key, dataOfJson(inner)]),
    );
  }
  return scalarData(value);
}

/** @param order - whether the order of keys in maps matters. @internal */
export function sameData(
  one: Data | undefined,
  other: Data | undefined,
  order: 'ordered' | 'unordered' = 'ordered',
): boolean {
  if (one instanceof Map) {
    if (!(other instanceof Map) || one.size !== other.size) {
      return false;
    }
    const keys = [...other.keys()];
    return [...one].every(
      ([key, value], index) =>
        (order === 'unordered' ? other.has(key) : keys[index] === key) &&
        sameData(value, other.get(key), order),
    );
  }
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => sameData(item, other[index], order))
    );
  }
  // -0 is written as 0.
  return one === other || Object.is(one, other);
}

/** The value a path leads to. @internal */
export function dataAt(
  data: Data | undefined,
  path: readonly string[],
): Data | undefined {
  let current = data;
  for (const step of path) {
    if (current instanceof Map) {
      current = current.get(step);
    } else if (Array.isArray(current)) {
      current = /^\d{1,6}$/.test(step) ? current[Number(step)] : undefined;
    } else {
      return undefined;
    }
  }
  return current;
}

/** @internal */
export function isCollection(data: Data): data is DataMap | Data[] {
  return typeof data === 'object' && data !== null;
}

/** @internal */
export function isEmpty(data: DataMap | Data[]): boolean {
  return Array.isArray(data) ? data.length === 0 : data.size === 0;
}
