/**
 * YAML as plain data that still knows where everything stands. Offsets count UTF-16 code units from the start of the
 * text.
 *
 * @internal
 */
export type YamlTree = YamlMap | YamlList | YamlScalar;

/** @internal */
export interface YamlMap {
  kind: 'map';
  from: number;
  /** In order of the text. Where a key is there twice, the first one. */
  entries: Map<string, YamlEntry>;
}

/** @internal */
export interface YamlEntry {
  /** Offset of the key. */
  keyFrom: number;
  value: YamlTree;
}

/** @internal */
export interface YamlList {
  kind: 'list';
  from: number;
  items: YamlTree[];
}

/** @internal */
export interface YamlScalar {
  kind: 'scalar';
  from: number;
  /** As YAML 1.2 (core schema) understands it. */
  value: string | number | boolean | null;
  /** As written, without quotes: `2026` where the value is the number 2026. */
  text: string;
}

/** Something wrong with the text as YAML. @internal */
export interface YamlFault {
  from: number;
  /** Where it is known without looking at the offset. */
  path?: string[];
  message: string;
  expected?: string;
  suggestion?: string;
}

/**
 * Plain data of a tree, for validation. Keys such as `__proto__` become own properties like any other.
 *
 * @internal
 */
export function toPlain(tree: YamlTree): unknown {
  switch (tree.kind) {
    case 'map':
      return Object.fromEntries(
        Array.from(tree.entries, ([key, { value }]) => [key, toPlain(value)]),
      );
    case 'list':
      return tree.items.map(toPlain);
    default:
      return tree.value;
  }
}
