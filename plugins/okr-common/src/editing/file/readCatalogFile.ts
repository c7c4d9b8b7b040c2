import { Composer, CST, Document, isMap, isScalar, isSeq } from 'yaml';
import { catalogFileLimits, FileRefused } from './FileEdit';
import { readCatalogTokens } from './readCatalogTokens';

/** A document of a catalog file, and what it says. @internal */
export interface CatalogDocument {
  document: Document.Parsed;
  plain: unknown;
}

const templateMark = /\{\{|\{%/;

/** @internal */
export function hasTemplateMarks(text: string): boolean {
  return templateMark.test(text);
}

/**
 * Reads a catalog file as the catalog does.
 *
 * @param merge - whether the catalog follows merge keys (`<<`), which it does if so configured
 * @throws FileRefused when the catalog could not read it
 * @internal
 */
export function readCatalogFile(
  text: string,
  fileName: string,
  merge = false,
): CatalogDocument[] {
  if (text.length > catalogFileLimits.characters) {
    throw tooLarge(fileName, `${catalogFileLimits.characters} characters`);
  }
  const tokens = tokensOf(text, fileName);
  const composer = new Composer({
    merge,
    // Compares every key with every other; duplicates are looked for below.
    uniqueKeys: false,
    keepSourceTokens: true,
    logLevel: 'silent',
  });
  const documents: CatalogDocument[] = [];
  for (const document of composer.compose(tokens, false, text.length)) {
    const [error] = document.errors;
    if (error) {
      throw notYaml(text, fileName, error.message, error.pos[0]);
    }
    refuseDuplicates(document, text, fileName);
    documents.push({ document, plain: plainOf(document, fileName) });
  }
  return documents;
}

function tooLarge(fileName: string, limit: string): FileRefused {
  return new FileRefused(
    'tooLarge',
    `${fileName} has more than ${limit}`,
    'Give the entity a file of its own.',
  );
}

function tokensOf(text: string, fileName: string): CST.Token[] {
  const { tokens, stop } = readCatalogTokens(text);
  if (stop?.why === 'tooLarge') {
    throw tooLarge(fileName, `${catalogFileLimits.tokens} YAML tokens`);
  }
  if (stop) {
    throw notYaml(text, fileName, 'Too deep, or no YAML', stop.at);
  }
  return tokens;
}

function plainOf(document: Document.Parsed, fileName: string): unknown {
  try {
    return document.toJS({ maxAliasCount: catalogFileLimits.aliases });
  } catch (error) {
    throw new FileRefused(
      'notYaml',
      `The aliases in ${fileName} cannot be followed`,
      'Write the values out.',
    );
  }
}

function refuseDuplicates(
  document: Document.Parsed,
  text: string,
  fileName: string,
): void {
  const open: unknown[] = [document.contents];
  while (open.length > 0) {
    const node = open.pop();
    if (isMap(node)) {
      const keys = new Set<unknown>();
      for (const { key, value } of node.items) {
        const name: unknown = isScalar(key) ? key.value : key;
        if (keys.has(name) && isScalar(key) && name !== '<<') {
          const at = key.range?.[0] ?? 0;
          throw notYaml(text, fileName, 'A key is there twice', at);
        }
        keys.add(name);
        open.push(value);
      }
    } else if (isSeq(node)) {
      open.push(...node.items);
    }
  }
}

function notYaml(
  text: string,
  fileName: string,
  message: string,
  at: number,
): FileRefused {
  const line = text.slice(0, at).split('\n').length;
  const where = `line ${line} of ${fileName}`;
  return hasTemplateMarks(text)
    ? new FileRefused(
        'templated',
        `${where} is part of a template, not YAML`,
        'Change the annotation in the template by hand.',
      )
    : new FileRefused(
        'notYaml',
        `${where} is not valid YAML: ${message.split('\n')[0]}`,
        'Put the file right first.',
      );
}

/** The documents that describe an entity. @internal */
export function documentsOf(
  documents: readonly CatalogDocument[],
  entityRef: string,
): CatalogDocument[] {
  const wanted = /^([^:/]+):(?:([^:/]+)\/)?([^:/]+)$/.exec(entityRef);
  if (!wanted) {
    return [];
  }
  const [, kind, namespace = 'default', name] = wanted;
  return documents.filter(({ document, plain }) => {
    const metadata = fieldOf(plain, 'metadata');
    return (
      isMap(document.contents) &&
      sameName(fieldOf(plain, 'kind'), kind) &&
      sameName(fieldOf(metadata, 'name'), name) &&
      sameName(fieldOf(metadata, 'namespace') ?? 'default', namespace)
    );
  });
}

function sameName(written: unknown, wanted: string): boolean {
  return (
    typeof written === 'string' &&
    written.toLocaleLowerCase('en-US') === wanted.toLocaleLowerCase('en-US')
  );
}

/** @internal */
export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}
