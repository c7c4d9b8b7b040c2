import { isAlias, isMap, isScalar, isSeq, Node } from 'yaml';
import { cleanText, unprintable } from './cleanText';
import { YamlFault, YamlMap, YamlScalar, YamlTree } from './YamlTree';

/**
 * Turns the nodes of the YAML library into a tree of our own. Recurses as deep as the nodes do, which the limits keep
 * low.
 *
 * @internal
 */
export class TreeBuilder {
  /** Of the node that is being read. */
  private readonly path: string[] = [];

  /** @param faults - gets what is found on the way */
  constructor(private readonly faults: YamlFault[]) {}

  /** @param near - an offset for nodes that are not written at all, such as the value in `to:` */
  build(node: unknown, near = 0): YamlTree {
    if (isMap(node)) {
      return this.mapOf(node.items, startOf(node, near));
    }
    if (isSeq(node)) {
      const from = startOf(node, near);
      const items = node.items.map(item => this.build(item, from));
      return { kind: 'list', from, items };
    }
    if (isAlias(node)) {
      const from = startOf(node, near);
      this.fault(
        from,
        `The YAML alias \`*${node.source}\` is not followed`,
        'the value itself, written out',
      );
      return { kind: 'scalar', from, value: null, text: '' };
    }
    return this.scalarOf(node, near);
  }

  private mapOf(
    pairs: readonly { key: unknown; value: unknown }[],
    from: number,
  ): YamlMap {
    const map: YamlMap = { kind: 'map', from, entries: new Map() };
    for (const { key, value } of pairs) {
      if (isMap(key) || isSeq(key) || isAlias(key)) {
        this.fault(
          startOf(key, from),
          'A key is not plain text',
          'a word followed by a colon',
        );
        continue;
      }
      const { text, from: keyFrom } = this.scalarOf(key, from);
      this.path.push(text);
      if (map.entries.has(text)) {
        this.fault(keyFrom, `\`${text}\` is here twice`, 'every key once');
      } else {
        const tree = this.build(value, keyFrom);
        map.entries.set(text, { keyFrom, value: tree });
      }
      this.path.pop();
    }
    return map;
  }

  private scalarOf(node: unknown, near: number): YamlScalar {
    if (!isScalar(node)) {
      return { kind: 'scalar', from: near, value: null, text: '' };
    }
    const from = startOf(node, near);
    const { value } = node;
    // Escapes such as "\0" bring back what was cleaned away before.
    const text = cleanText(node.source ?? String(value ?? ''), (_, name) =>
      this.faults.push({ ...unprintable(from, name), path: [...this.path] }),
    );
    if (typeof value === 'number' || typeof value === 'boolean') {
      return { kind: 'scalar', from, value, text };
    }
    const isText = typeof value === 'string';
    return { kind: 'scalar', from, value: isText ? text : null, text };
  }

  private fault(from: number, message: string, expected: string): void {
    this.faults.push({ from, path: [...this.path], message, expected });
  }
}

function startOf(node: Pick<Node, 'range'>, near: number): number {
  return node.range?.[0] ?? near;
}
