import {
  catalogFileLimits,
  OKR_ANNOTATION,
  readCatalogTokens,
} from '@keyresults/backstage-plugin-okr-common';
import {
  Composer,
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  visit,
  YAMLMap,
} from 'yaml';
import { TracedText } from './TracedText';
import { traceScalar } from './traceScalar';

/** What an annotation's value is in the file. @internal */
export type AnnotationValue =
  /** Its text; untraced where it is not known what stands where. */
  | { is: 'text'; text: string; traced?: TracedText }
  /** A file of its own, put in by the catalog: `{ $text: ./okrs.yaml }`. */
  | { is: 'include'; target: string }
  /** What the catalog refuses. */
  | { is: 'other'; what: string };

/** An annotation with key results. Offsets count UTF-16 code units of the file. @internal */
export interface FoundAnnotation {
  keyFrom: number;
  valueFrom: number;
  value: AnnotationValue;
  kind?: string;
  entityRef?: string;
}

/** @internal */
export interface FileFault {
  from: number;
  message: string;
  expected?: string;
}

/** @internal */
export interface DocumentsReading {
  annotations: FoundAnnotation[];
  faults: FileFault[];
}

const TOO_DEEP = 'Maps and lists are nested too deeply to be read';

/** @internal */
export class FileTooLargeError extends Error {
  constructor(tokens: number) {
    super(`It is too large to be read: more than ${tokens} YAML tokens`);
    this.name = 'FileTooLargeError';
  }
}

/**
 * Finds the annotation of each entity in a file of one or many YAML documents; JSON is YAML too.
 *
 * @throws FileTooLargeError when there is more in it than is read
 * @internal
 */
export function readDocuments(text: string): DocumentsReading {
  const reading: DocumentsReading = { annotations: [], faults: [] };
  const { tokens, stop } = readCatalogTokens(text);
  if (stop?.why === 'tooLarge') {
    throw new FileTooLargeError(catalogFileLimits.tokens);
  }
  if (stop) {
    // What stands before may be read differently than it would be with the rest.
    const message =
      stop.why === 'tooDeep'
        ? TOO_DEEP
        : 'Not valid YAML from here on, so that nothing in the file is checked';
    return { annotations: [], faults: [{ from: stop.at, message }] };
  }
  const composer = new Composer({
    keepSourceTokens: true,
    logLevel: 'silent',
    // Compares every key with every other; duplicates are found below.
    uniqueKeys: false,
  });
  for (const document of composer.compose(tokens, false, text.length)) {
    for (const { pos, message } of document.errors) {
      reading.faults.push({ from: pos[0], ...saidOf(message) });
    }
    reading.faults.push(...duplicateKeys(document));
    const found = annotationOf(document);
    if (found) reading.annotations.push(found);
  }
  return reading;
}

function saidOf(message: string): Omit<FileFault, 'from'> {
  return { message: `Not valid YAML: ${message.split('\n')[0]}` };
}

function duplicateKeys(document: Document): FileFault[] {
  const faults: FileFault[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value) && key.value !== '<<') {
          faults.push({
            from: startOf(key),
            message: `\`${key.value}\` is here twice`,
            expected: 'every key once',
          });
        }
        seen.add(key.value);
      }
    },
  });
  return faults;
}

function annotationOf(document: Document): FoundAnnotation | undefined {
  const mapAt = (node: unknown): YAMLMap | undefined => {
    const target = isAlias(node) ? node.resolve(document) : node;
    return isMap(target) ? target : undefined;
  };
  const entity = mapAt(document.contents);
  const metadata = mapAt(entity?.get('metadata', true));
  const annotations = mapAt(metadata?.get('annotations', true));
  const pair = annotations?.items.find(
    ({ key }) => isScalar(key) && key.value === OKR_ANNOTATION,
  );
  if (!entity || !metadata || !pair) return undefined;
  const kind = textOf(entity.get('kind'));
  const name = textOf(metadata.get('name'));
  const namespace = textOf(metadata.get('namespace')) ?? 'default';
  const keyFrom = startOf(pair.key);
  const written = isAlias(pair.value)
    ? pair.value.resolve(document)
    : pair.value;
  return {
    keyFrom,
    valueFrom: startOf(written, keyFrom),
    value: valueOf(written),
    ...(kind && { kind }),
    ...(kind &&
      name && {
        entityRef: `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US'),
      }),
  };
}

function valueOf(node: unknown): AnnotationValue {
  if (isScalar(node) && typeof node.value === 'string') {
    return { is: 'text', text: node.value, traced: traceScalar(node) };
  }
  if (isMap(node)) {
    const target = node.items.length === 1 && textOf(node.get('$text'));
    return target ? { is: 'include', target } : { is: 'other', what: 'a map' };
  }
  if (isSeq(node)) return { is: 'other', what: 'a list' };
  const isEmpty = !isScalar(node) || node.value === null;
  return { is: 'other', what: isEmpty ? 'empty' : 'not text' };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function startOf(node: unknown, otherwise = 0): number {
  const isPlaced = isScalar(node) || isMap(node) || isSeq(node);
  return (isPlaced ? node.range?.[0] : undefined) ?? otherwise;
}
