import { isMap, isScalar, isSeq } from 'yaml';
import { applySplices, lineStart, Splice } from '../text/splice';
import { Written } from '../yaml/blockText';
import { isCollection, sameData } from '../yaml/data';
import {
  insertBlock,
  insertFlow,
  isSpaced,
  looksLikeJson,
} from '../yaml/insertEntry';
import { columnOf, entriesOf, Entry } from '../yaml/layout';
import { removeEntry, removeOnly } from '../yaml/removeEntry';
import {
  flowText,
  render,
  renderEntry,
  renderItem,
  RenderOptions,
} from '../yaml/render';
import { replaceValue, rewriteText } from '../yaml/replaceValue';
import { inlineScalars, keyAsText } from '../yaml/scalarText';
import { AnnotationRefused, notFound, unsure } from './AnnotationEdit';
import { descend, isCollectionNode } from './descend';
import { isOpenPath } from './fieldOrder';
import { reorder } from './reorder';
import { readSource, Source } from './readSource';
import { applyStep, Step } from './Step';

/**
 * Writes one step into the text. Of the ways to write it the first is taken that says what it should and nothing else.
 *
 * @throws AnnotationRefused when none does
 * @internal
 */
export function takeStep(source: Source, step: Step): Source {
  const intended = applyStep(source.data, step);
  for (const splices of candidatesOf(source, step)) {
    const read = tryToRead(applySplices(source.text, splices));
    if (read && sameData(read.data, intended)) {
      return read;
    }
  }
  throw unsure(step.path);
}

function tryToRead(text: string): Source | undefined {
  try {
    return readSource(text);
  } catch (error) {
    if (error instanceof AnnotationRefused && error.reason !== 'tooLong') {
      return undefined;
    }
    throw error;
  }
}

function candidatesOf(source: Source, step: Step): Splice[][] {
  const { text } = source;
  if (step.kind === 'insert') {
    return insertCandidates(source, step);
  }
  if (step.kind === 'reorder') {
    const { node } = descend(source, step.path);
    return isMap(node) && !node.flow
      ? reorder(entriesOf(node, text), step.from, step.to, text)
      : [];
  }
  const { siblings, entry, parent, flow } = descend(source, step.path);
  if (!entry) {
    throw notFound(step.path);
  }
  switch (step.kind) {
    case 'replace':
      return replaceCandidates(source, step, entry, flow);
    case 'rename': {
      const quote = /^["']/.exec(text.slice(entry.keyFrom))?.[0] ?? '';
      const key = quote + step.id + quote;
      return [[{ from: entry.keyFrom, to: entry.keyTo, text: key }]];
    }
    default:
      if (siblings.length > 1) {
        const index = siblings.indexOf(entry);
        return removeEntry(siblings, index, flow, text);
      }
      return emptied(parent, entry, isSeqEntry(source, step.path), text);
  }
}

function isSeqEntry(source: Source, path: readonly string[]): boolean {
  return isSeq(descend(source, path.slice(0, -1)).node);
}

function emptied(
  parent: Entry | undefined,
  entry: Entry,
  isList: boolean,
  text: string,
): Splice[][] {
  const head = isList ? '[]' : '{}';
  if (parent) {
    return removeOnly(parent, entry, head, text);
  }
  const [ending = ''] = /\r?\n$/.exec(text.slice(entry.from, entry.to)) ?? [];
  return [[{ from: entry.from, to: entry.to, text: head + ending }]];
}

function optionsOf({ step }: Source): RenderOptions {
  return { step, isOpen: isOpenPath };
}

function replaceCandidates(
  source: Source,
  { path, value }: Extract<Step, { kind: 'replace' }>,
  entry: Entry,
  flow: boolean,
): Splice[][] {
  const { text } = source;
  const column = entry.keyFrom - lineStart(text, entry.keyFrom);
  const written: Written[] = [];
  const candidates: Splice[][] = [];
  if (isCollection(value)) {
    written.push(
      flow
        ? { head: flowText(value, isJson(entry, text)), lines: [] }
        : render(value, path, column, optionsOf(source)),
    );
    written.push({ head: flowText(value, false), lines: [] });
  } else {
    const isLong = typeof value === 'string' && value.includes('\n');
    if (typeof value === 'string') {
      candidates.push(...rewriteText(entry, value, text, source.step));
    }
    if (isLong && !flow) {
      written.push(render(value, path, column, optionsOf(source)));
    }
    const old = isScalar(entry.node)
      ? { type: entry.node.type, source: entry.node.source }
      : {};
    for (const head of inlineScalars(value, flow, old)) {
      written.push({ head, lines: [] });
    }
  }
  for (const one of written) {
    candidates.push(replaceValue(entry, one, text));
  }
  return candidates;
}

function isJson(entry: Entry, text: string): boolean {
  return looksLikeJson([entry], text);
}

function insertCandidates(
  source: Source,
  step: Extract<Step, { kind: 'insert' }>,
): Splice[][] {
  const { text } = source;
  const { path, key, index, value } = step;
  const { node, entry } = descend(source, path);
  const inner = [...path, key];
  const options = optionsOf(source);
  const linesAt = (column: number) =>
    step.lines?.map(line => (line === '' ? '' : ' '.repeat(column) + line)) ??
    renderEntry(key, value, inner, column, options);
  if (!isCollectionNode(node) || node.items.length === 0) {
    const column = entry
      ? entry.keyFrom - lineStart(text, entry.keyFrom) + source.step
      : 0;
    const lines = isSeq(node)
      ? renderItem(value, inner, column, options)
      : linesAt(column);
    return entry
      ? [replaceValue(entry, { head: '', lines }, text)]
      : [firstLines(source, lines)];
  }
  const entries = entriesOf(node, text);
  if (node.flow) {
    const json = isMap(node)
      ? looksLikeJson(entries, text)
      : text[entries[0].valueFrom] === '"';
    const item = flowText(value, json);
    const named = isMap(node) ? `${keyAsText(key, json)}: ${item}` : item;
    return [insertFlow(node, index, named, text)];
  }
  const column = columnOf(entries, text);
  const lines = isMap(node)
    ? linesAt(column)
    : renderItem(value, inner, column, options);
  const spaced = isOpenPath(inner) && isSpaced(entries, text);
  return [insertBlock(entries, index, lines, text, spaced)];
}

/** The first objective of an annotation. */
function firstLines({ root, text }: Source, lines: string[]): Splice[] {
  const joined = lines.join('\n');
  if (root?.range) {
    const [from, to] = root.range;
    return [{ from, to, text: joined }];
  }
  const ended = text === '' || text.endsWith('\n');
  return [
    {
      from: text.length,
      to: text.length,
      text: ended ? `${joined}\n` : `\n${joined}`,
    },
  ];
}
