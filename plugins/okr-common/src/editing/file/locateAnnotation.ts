import { isAlias, isMap, isScalar, visit, YAMLMap } from 'yaml';
import { OKR_ANNOTATION } from '../../annotation/annotations';
import { entriesOf, Entry } from '../yaml/layout';
import { FileRefused } from './FileEdit';
import { CatalogDocument, fieldOf, hasTemplateMarks } from './readCatalogFile';

/** A map of the file and what stands in it. @internal */
export interface Place {
  /** The entry whose value the map is. */
  entry: Entry;
  /** Undefined where nothing is written after the key. */
  map: YAMLMap<unknown, unknown> | undefined;
  entries: readonly Entry[];
}

/** Where the annotation stands, or would. @internal */
export interface Located {
  /** The whole document in braces, as JSON is. */
  flowRoot: boolean;
  metadata: Place;
  annotations: Place | undefined;
  annotation: Entry | undefined;
}

/**
 * Finds the place of the annotation in an entity's document.
 *
 * @param merged - the document with merge keys followed
 * @throws FileRefused when it cannot be edited there
 * @internal
 */
export function locateAnnotation(
  { document }: CatalogDocument,
  merged: unknown,
  text: string,
): Located {
  const { contents } = document;
  const used = new Set<string>();
  visit(document, {
    Alias(_, alias) {
      used.add(alias.source);
    },
  });
  const root = isMap(contents) ? contents : undefined;
  const metadataEntry = root && entryOf(entriesOf(root, text), 'metadata');
  if (!root || !metadataEntry) {
    throw shared('`metadata`');
  }
  refuseAnchor(root, used, 'the document');
  const metadata = placeOf(metadataEntry, used, text, '`metadata`');
  const annotationsEntry = entryOf(metadata.entries, 'annotations');
  const mergedAnnotations = fieldOf(fieldOf(merged, 'metadata'), 'annotations');
  if (!annotationsEntry) {
    if (mergedAnnotations !== undefined) {
      throw shared('`annotations`');
    }
    const flowRoot = root.flow === true;
    return {
      flowRoot,
      metadata,
      annotations: undefined,
      annotation: undefined,
    };
  }
  const annotations = placeOf(annotationsEntry, used, text, '`annotations`');
  const annotation = entryOf(annotations.entries, OKR_ANNOTATION);
  if (!annotation && fieldOf(mergedAnnotations, OKR_ANNOTATION) !== undefined) {
    throw shared('the annotation');
  }
  if (annotation) {
    refuseOddValue(annotation, used);
  }
  return { flowRoot: root.flow === true, metadata, annotations, annotation };
}

function entryOf(entries: readonly Entry[], key: string): Entry | undefined {
  return entries.find(entry => entry.key === key);
}

function placeOf(
  entry: Entry,
  used: ReadonlySet<string>,
  text: string,
  name: string,
): Place {
  const { node } = entry;
  refuseAnchor(node, used, name);
  const empty = isScalar(node) && node.value === null && !node.tag;
  if (!isMap(node) && !empty && node !== null) {
    throw new FileRefused(
      'notText',
      `${name} is not a map`,
      'Write it as a map of names and values.',
    );
  }
  const map = isMap(node) ? node : undefined;
  refusePlaceholder(node, name);
  if (map?.items.some(({ key }) => !isScalar(key))) {
    throw templated(name);
  }
  const lines = text.slice(entry.from, entry.to).split('\n');
  if (lines.some(line => /^\s*#/.test(line) && hasTemplateMarks(line))) {
    throw templated(name);
  }
  return { entry, map, entries: map ? entriesOf(map, text) : [] };
}

function refuseAnchor(
  node: unknown,
  used: ReadonlySet<string>,
  name: string,
): void {
  const anchor = isMap(node) || isScalar(node) ? node.anchor : undefined;
  if (isAlias(node) || (anchor !== undefined && used.has(anchor))) {
    throw shared(name);
  }
}

function refuseOddValue(entry: Entry, used: ReadonlySet<string>): void {
  const { node } = entry;
  refuseAnchor(node, used, 'the annotation');
  refusePlaceholder(node, 'the annotation');
  if (node !== null && !isScalar(node)) {
    throw new FileRefused(
      'notText',
      'The annotation is a map or list instead of text',
      `Put a \`|\` behind \`${OKR_ANNOTATION}:\`, so that everything below it is text.`,
    );
  }
}

function refusePlaceholder(node: unknown, name: string): void {
  if (!isMap(node) || node.items.length !== 1) {
    return;
  }
  const [{ key, value }] = node.items;
  const word = isScalar(key) ? String(key.value) : '';
  if (!word.startsWith('$')) {
    return;
  }
  const file = isScalar(value) ? String(value.value) : '';
  throw new FileRefused(
    'placeholder',
    `${sentence(name)} is read from another file by \`${word}\``,
    `Change \`${file}\` instead.`,
    file,
  );
}

function shared(name: string): FileRefused {
  return new FileRefused(
    'shared',
    `${sentence(
      name,
    )} is shared through a YAML anchor, alias or merge key, so that changing it would change more than this`,
    'Write the values out for this entity.',
  );
}

function templated(name: string): FileRefused {
  return new FileRefused(
    'templated',
    `${sentence(name)} is made by a template`,
    'Change the annotation in the template by hand.',
  );
}

function sentence(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
