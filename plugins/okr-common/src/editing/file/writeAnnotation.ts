import { isScalar } from 'yaml';
import { OKR_ANNOTATION } from '../../annotation/annotations';
import { lineStart, Splice } from '../text/splice';
import { literalBlock, Written } from '../yaml/blockText';
import {
  colonGap,
  insertBlock,
  insertFlow,
  looksLikeJson,
} from '../yaml/insertEntry';
import { Entry } from '../yaml/layout';
import { removeEntry, removeOnly } from '../yaml/removeEntry';
import { replaceValue, rewriteText } from '../yaml/replaceValue';
import { inlineScalars } from '../yaml/scalarText';
import { Located, Place } from './locateAnnotation';

/**
 * The ways to write the annotation's text into the file, the most readable of the small ones first.
 *
 * @internal
 */
export function waysToWrite(
  located: Located,
  value: string,
  text: string,
): Splice[][] {
  const { annotation, annotations, metadata, flowRoot } = located;
  if (annotation) {
    const { map, entry } = annotations ?? metadata;
    const step = columnIn(annotation, text) - columnIn(entry, text);
    return map?.flow
      ? quoted(annotation, value, text)
      : rewritten(annotation, value, text, step > 0 ? step : 2);
  }
  const step = stepIn(annotations ?? metadata, metadata, text);
  const place = annotations ?? metadata;
  const isBlock = (column: number) =>
    annotations
      ? annotationLines(value, column, step)
      : wrapped(value, column, step);
  if (!place.map || place.entries.length === 0) {
    const lines = isBlock(columnIn(place.entry, text) + step);
    const fresh = place.map?.flow && isInFlow(located) ? [] : lines;
    return [
      ...fresh.map(one =>
        replaceValue(place.entry, { head: '', lines: one }, text),
      ),
      ...intoFlow(located, value, text, step),
    ];
  }
  if (place.map.flow) {
    const inFlow = annotations ? isInFlow(located) : flowRoot;
    const ways = inFlow
      ? []
      : isBlock(columnIn(place.entry, text) + step).map(lines =>
          unfolded(place, lines, columnIn(place.entry, text) + step, text),
        );
    return [
      ...ways.filter(way => way.length > 0),
      ...intoFlow(located, value, text, step),
    ];
  }
  const column = columnIn(place.entries[0], text);
  const { length } = place.entries;
  const first = annotations ? length : placeInMetadata(place.entries);
  return isBlock(column).flatMap(lines =>
    [first, length, length - 1].map(index =>
      insertBlock(place.entries, index, lines, text),
    ),
  );
}

/** The ways to take the annotation away; with `annotations` where it is the only one. @internal */
export function waysToRemove(located: Located, text: string): Splice[][] {
  const { annotation, annotations, metadata } = located;
  if (!annotation || !annotations) {
    return [];
  }
  const flow = annotations.map?.flow === true;
  if (annotations.entries.length > 1) {
    const index = annotations.entries.indexOf(annotation);
    return removeEntry(annotations.entries, index, flow, text);
  }
  const index = metadata.entries.indexOf(annotations.entry);
  const emptied = removeOnly(annotations.entry, annotation, '{}', text);
  const gone = removeEntry(
    metadata.entries,
    index,
    metadata.map?.flow === true,
    text,
  );
  return hasOtherComments(annotations.entry, annotation, text)
    ? [...emptied, ...gone]
    : [...gone, ...emptied];
}

/** Comments in the map of annotations that are about something else than the annotation. */
function hasOtherComments(
  outer: Entry,
  annotation: Entry,
  text: string,
): boolean {
  const above = text.slice(outer.headEnd, annotation.from);
  const below = text.slice(annotation.to, outer.to);
  return /^\s*#/m.test(above) || /^\s*#/m.test(below);
}

function columnIn({ keyFrom }: Entry, text: string): number {
  return keyFrom - lineStart(text, keyFrom);
}

/** Whether the map of annotations stands inside braces itself. */
function isInFlow({ flowRoot, metadata }: Located): boolean {
  return flowRoot || metadata.map?.flow === true;
}

/** How far the file indents, as near to the place as can be seen. */
function stepIn(place: Place, metadata: Place, text: string): number {
  for (const { entry, entries, map } of [place, metadata]) {
    const [first] = entries;
    const step = first ? columnIn(first, text) - columnIn(entry, text) : 0;
    if (step > 0 && step <= 8 && !map?.flow) {
      return step;
    }
  }
  return 2;
}

function quoted(entry: Entry, value: string, text: string): Splice[][] {
  const old = isScalar(entry.node) ? entry.node : undefined;
  const style = { type: old?.type, source: old?.source };
  return [...inlineScalars(value, true, style), JSON.stringify(value)].map(
    head => replaceValue(entry, { head, lines: [] }, text),
  );
}

function rewritten(
  entry: Entry,
  value: string,
  text: string,
  step: number,
): Splice[][] {
  const { node } = entry;
  const isFolded = isScalar(node) && node.type === 'BLOCK_FOLDED';
  const kept = isFolded ? [] : rewriteText(entry, value, text, step);
  const written: Written[] = [];
  const indent = columnIn(entry, text) + step;
  const block = literalBlock(value, indent, step);
  if (block && value.includes('\n')) {
    written.push(block);
  }
  const style = isScalar(node) ? { type: node.type, source: node.source } : {};
  for (const head of [
    ...inlineScalars(value, false, style),
    JSON.stringify(value),
  ]) {
    written.push({ head, lines: [] });
  }
  return [...kept, ...written.map(one => replaceValue(entry, one, text))];
}

/** The annotation on lines of its own: as a block, or in quotes where a block cannot hold it. */
function annotationLines(
  value: string,
  column: number,
  step: number,
): string[][] {
  const key = `${' '.repeat(column)}${OKR_ANNOTATION}:`;
  const block = literalBlock(value, column + step, step);
  const ways = [[`${key} ${JSON.stringify(value)}`]];
  return block ? [[`${key} ${block.head}`, ...block.lines], ...ways] : ways;
}

function wrapped(value: string, column: number, step: number): string[][] {
  return annotationLines(value, column + step, step).map(lines => [
    `${' '.repeat(column)}annotations:`,
    ...lines,
  ]);
}

/** Annotations stand after what names and describes the entity. */
function placeInMetadata(entries: readonly Entry[]): number {
  const before = ['name', 'namespace', 'title', 'description', 'labels'];
  return entries.findLastIndex(({ key }) => before.includes(key)) + 1;
}

/** Turns a short map in braces into one on lines of its own. */
function unfolded(
  { entry, entries, map }: Place,
  lines: readonly string[],
  column: number,
  text: string,
): Splice[] {
  const [from, to] = map?.range ?? [0, 0];
  if (/[\n#]/.test(text.slice(from, to))) {
    return [];
  }
  const own = entries.map(({ keyFrom, keyTo, valueFrom, valueTo }) =>
    `${' '.repeat(column)}${text.slice(keyFrom, keyTo)}: ${text.slice(
      valueFrom,
      valueTo,
    )}`.trimEnd(),
  );
  return replaceValue(entry, { head: '', lines: [...own, ...lines] }, text);
}

/** Inside braces there is only the text in quotes. */
function intoFlow(
  { annotations, metadata }: Located,
  value: string,
  text: string,
  step: number,
): Splice[][] {
  const place = annotations ?? metadata;
  const { map, entries } = place;
  if (!map?.flow) {
    return [];
  }
  const near = entries.length > 0 ? entries : metadata.entries;
  const json = looksLikeJson(near, text);
  const gap = colonGap(near, text);
  const quote = (key: string) => (json ? JSON.stringify(key) : key);
  const own = `${quote(OKR_ANNOTATION)}:${
    gap || (json ? '' : ' ')
  }${JSON.stringify(value)}`;
  if (annotations) {
    return entries.length > 0
      ? [insertFlow(map, entries.length, own, text)]
      : [emptyBraces(annotations, own, metadata, text, step)];
  }
  const index = placeInMetadata(entries);
  const item = `${quote('annotations')}:${gap || (json ? '' : ' ')}`;
  const inner = inBraces(own, entries, text, step);
  return [insertFlow(map, index, item + inner, text)];
}

function emptyBraces(
  annotations: Place,
  own: string,
  metadata: Place,
  text: string,
  step: number,
): Splice[] {
  const [from, to] = annotations.map?.range ?? [0, 0];
  const inner = inBraces(own, metadata.entries, text, step);
  return [{ from, to, text: inner }];
}

/** A map with one entry, in braces on one line or on three as its siblings stand. */
function inBraces(
  own: string,
  siblings: readonly Entry[],
  text: string,
  step: number,
): string {
  const last = siblings[siblings.length - 1];
  const indent = text.slice(lineStart(text, last.keyFrom), last.keyFrom);
  if (indent.trim() !== '') {
    return `{ ${own} }`;
  }
  const unit = indent.includes('\t') ? '\t' : ' '.repeat(step);
  const lineBreak = /\r\n/.test(text) ? '\r\n' : '\n';
  return `{${lineBreak}${indent}${unit}${own}${lineBreak}${indent}}`;
}
