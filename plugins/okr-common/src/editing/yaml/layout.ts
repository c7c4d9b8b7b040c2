import {
  CST,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  Pair,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { lineEnd, lineStart } from '../text/splice';
import { keyText } from './data';

/**
 * Where an entry of a map or an item of a list stands in the text.
 *
 * @internal
 */
export interface Entry {
  /** The key as written, or the item's number. */
  key: string;
  node: unknown;
  /** Offset of the key, or of an item's dash; in a flow list of the item itself. */
  keyFrom: number;
  /** Offset after the key. */
  keyTo: number;
  /** Offset after the colon or the dash; after the key where there is no colon. */
  headEnd: number;
  /** Offset of the value, or `headEnd` where none is written. */
  valueFrom: number;
  /** Offset after the value; a block scalar ends after its last line break. */
  valueTo: number;
  /** Whole lines: with the comment lines directly above, and those below that stand deeper. */
  from: number;
  to: number;
  /** Something else stands before it on its line, such as the dash of a list. */
  inline: boolean;
  /** An explicit key (`?`), an anchor or a tag on it: better left alone. */
  odd: boolean;
}

type Collection = YAMLMap<unknown, unknown> | YAMLSeq<unknown>;

/** The entries of a map or list, in order of the text. @internal */
export function entriesOf(node: Collection, text: string): Entry[] {
  const entries: Entry[] = [];
  let above = 0;
  for (const [index, item] of node.items.entries()) {
    const pair = isMap(node) ? (item as Pair) : undefined;
    const token = pair ? pair.srcToken : tokenOf(node, index);
    const value = pair ? pair.value : item;
    const marks = [...(pair ? token?.sep ?? [] : token?.start ?? [])];
    const dash = marks.find(
      ({ type }) => type === 'map-value-ind' || type === 'seq-item-ind',
    );
    const keyStart = pair ? startOf(pair.key) : dash?.offset ?? startOf(value);
    const keyFrom = keyStart ?? dash?.offset ?? above;
    const keyEnd = pair ? endOf(pair.key, keyFrom) : keyFrom;
    const headEnd = dash ? dash.offset + dash.source.length : keyEnd;
    const written = hasSource(value);
    const valueTo = Math.max(
      headEnd,
      written ? endOf(value, headEnd) : headEnd,
    );
    const start = lineStart(text, keyFrom);
    const inline =
      node.flow === true || text.slice(start, keyFrom).trim() !== '';
    entries.push({
      key: (pair ? keyText(pair.key) : String(index)) ?? '\u0000key',
      node: value,
      keyFrom,
      keyTo: keyEnd,
      headEnd,
      valueFrom: written ? startOf(value) ?? headEnd : headEnd,
      valueTo,
      from: inline
        ? keyFrom
        : commentsAbove(text, start, keyFrom - start, above),
      to: commentsBelow(text, afterLine(text, valueTo), keyFrom - start),
      inline,
      odd: isOdd(token, value),
    });
    above = entries[entries.length - 1].to;
  }
  return entries;
}

function tokenOf(
  node: Collection,
  index: number,
): CST.CollectionItem | undefined {
  const token = node.srcToken;
  return token && 'items' in token ? token.items[index] : undefined;
}

function isOdd(token: CST.CollectionItem | undefined, value: unknown): boolean {
  const marks = [...(token?.start ?? []), ...(token?.sep ?? [])];
  return (
    isAlias(value) ||
    marks.some(({ type }) =>
      ['explicit-key-ind', 'anchor', 'tag'].includes(type),
    )
  );
}

/** @internal */
export function startOf(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) || isAlias(node)
    ? node.range?.[0]
    : undefined;
}

function hasSource(node: unknown): boolean {
  if (isScalar(node)) {
    return node.type !== 'PLAIN' || (node.source ?? '') !== '';
  }
  return isCollection(node) || isAlias(node);
}

/** Where the last thing in a node ends; comments after it do not count. */
function endOf(node: unknown, near: number): number {
  if (isCollection(node) && !node.flow) {
    const { items } = node;
    const last: unknown = items[items.length - 1];
    if (isMap(node)) {
      const pair = last as Pair | undefined;
      return pair ? endOfPair(pair, near) : near;
    }
    const dash = tokenOf(node as Collection, items.length - 1)?.start.find(
      ({ type }) => type === 'seq-item-ind',
    );
    const after = dash ? dash.offset + 1 : near;
    return hasSource(last) ? endOf(last, after) : after;
  }
  return isScalar(node) || isCollection(node) || isAlias(node)
    ? node.range?.[1] ?? near
    : near;
}

function endOfPair(pair: Pair, near: number): number {
  let end = endOf(pair.key, near);
  for (const mark of pair.srcToken?.sep ?? []) {
    if (['map-value-ind', 'anchor', 'tag'].includes(mark.type)) {
      end = mark.offset + mark.source.length;
    }
  }
  return hasSource(pair.value) ? endOf(pair.value, end) : end;
}

/** Where the lines of something end that ends at an offset. @internal */
export function afterLine(text: string, end: number): number {
  const endsLine = end > 0 && text[end - 1] === '\n';
  return endsLine ? end : lineEnd(text, end);
}

function commentsAbove(
  text: string,
  start: number,
  column: number,
  limit: number,
): number {
  let from = start;
  while (from > limit) {
    const above = lineStart(text, from - 1);
    const line = text.slice(above, from);
    if (above < limit || line.search(/\S/) !== column || line[column] !== '#') {
      break;
    }
    from = above;
  }
  return from;
}

function commentsBelow(text: string, end: number, column: number): number {
  let to = end;
  while (to < text.length) {
    const next = lineEnd(text, to);
    const line = text.slice(to, next);
    const at = line.search(/\S/);
    if (at <= column || line[at] !== '#') {
      break;
    }
    to = next;
  }
  return to;
}

/** The column, from 0, in which the entries of a block map or list stand. @internal */
export function columnOf(entries: readonly Entry[], text: string): number {
  const [{ keyFrom }] = entries;
  return keyFrom - lineStart(text, keyFrom);
}

/** How far maps in maps are indented, by the first one there is; 2 where there is none. @internal */
export function stepOf(node: unknown, text: string): number {
  if (!isMap(node) || node.flow) {
    return 2;
  }
  for (const entry of entriesOf(node, text)) {
    const inner = entry.node;
    if (isMap(inner) && !inner.flow && inner.items.length > 0) {
      const outer = entry.keyFrom - lineStart(text, entry.keyFrom);
      const step = columnOf(entriesOf(inner, text), text) - outer;
      return step > 0 ? step : 2;
    }
  }
  return 2;
}
