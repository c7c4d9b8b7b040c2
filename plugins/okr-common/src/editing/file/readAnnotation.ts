import { isScalar } from 'yaml';
import { AnnotationPlace, FileRefused, FileRefusal } from './FileEdit';
import { locateAnnotation } from './locateAnnotation';
import { documentsOf, readCatalogFile } from './readCatalogFile';

/** What a catalog file says about one entity. @public */
export type FileAnnotation =
  | {
      kind: 'read';
      /** The value as the catalog gets it; undefined where there is none. */
      text: string | undefined;
      /** The lines of the entity's document, from 1, with the marks around it: what may be shown of the file. */
      lines: { first: number; last: number };
    }
  | { kind: 'refused'; reason: FileRefusal; message: string; advice: string };

/**
 * Reads the annotation of an entity out of a catalog file. What cannot be edited there is refused in the words of
 * `editCatalogFile`. Never throws, whatever the file.
 *
 * @public
 */
export function readAnnotation(
  file: string,
  where: AnnotationPlace,
): FileAnnotation {
  try {
    return read(file, where);
  } catch (error) {
    if (error instanceof FileRefused) {
      const { reason, message, advice } = error;
      return { kind: 'refused', reason, message, advice };
    }
    return {
      kind: 'refused',
      reason: 'unsure',
      message: `${where.fileName} could not be understood`,
      advice: 'Change the file by hand.',
    };
  }
}

function read(file: string, where: AnnotationPlace): FileAnnotation {
  const { entityRef, fileName } = where;
  const documents = readCatalogFile(file, fileName);
  const found = documentsOf(documents, entityRef);
  const [document] = found;
  if (found.length !== 1 || !document) {
    throw new FileRefused(
      found.length === 0 ? 'notFound' : 'duplicateEntity',
      `${entityRef} is in ${fileName} ${found.length} times`,
      'Look where the catalog has it from: it may have moved, or be made by a template or a provider.',
    );
  }
  const index = documents.indexOf(document);
  const merged = file.includes('<<')
    ? readCatalogFile(file, fileName, true)[index]
    : document;
  const { annotation } = locateAnnotation(document, merged?.plain, file);
  const value = isScalar(annotation?.node) ? annotation.node.value : undefined;
  return {
    kind: 'read',
    text: value === undefined || value === null ? undefined : String(value),
    lines: linesOf(file, document.document.contents?.range ?? undefined),
  };
}

function linesOf(
  file: string,
  range: readonly [number, number, number] | undefined,
): { first: number; last: number } {
  const lines = file.split('\n');
  const lineAt = (offset: number) => file.slice(0, offset).split('\n').length;
  const isMark = (line: number) => /^(---|\.\.\.)/.test(lines[line - 1] ?? '');
  let first = lineAt(range?.[0] ?? 0);
  let last = lineAt(Math.max((range?.[1] ?? 1) - 1, 0));
  first = isMark(first - 1) ? first - 1 : first;
  last = isMark(last + 1) ? last + 1 : last;
  return { first, last };
}
