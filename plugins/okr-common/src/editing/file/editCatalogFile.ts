import { isScalar } from 'yaml';
import { annotationLimits } from '../../annotation/annotations';
import { cleanText } from '../../annotation/yaml/cleanText';
import { applySplices } from '../text/splice';
import { differsOnlyIn, keepsTheRest } from './checkFile';
import { AnnotationPlace, FileEdit, FileRefused } from './FileEdit';
import { Located, locateAnnotation } from './locateAnnotation';
import {
  CatalogDocument,
  documentsOf,
  hasTemplateMarks,
  readCatalogFile,
} from './readCatalogFile';
import { waysToRemove, waysToWrite } from './writeAnnotation';

/**
 * Writes the annotation of an entity into a catalog file, and touches nothing else: every other byte of the file stays.
 * The result is read again and must hold the annotation exactly, and all documents as they were; where that cannot be
 * had the answer is a refusal that says what to do. Never throws, whatever the file.
 *
 * @param file - the whole text of the file
 * @param annotationText - the new value of `keyresults.dev/okrs`; undefined takes the annotation away. Line breaks are
 * written as the file has them
 * @public
 */
export function editCatalogFile(
  file: string,
  where: AnnotationPlace,
  annotationText: string | undefined,
): FileEdit {
  try {
    return { kind: 'edited', text: edit(file, where, annotationText) };
  } catch (error) {
    const { reason, message, advice, reference } =
      error instanceof FileRefused ? error : unsure(where);
    return {
      kind: 'refused',
      reason,
      message,
      advice,
      ...(reference !== undefined && { reference }),
    };
  }
}

function unsure({ entityRef, fileName }: AnnotationPlace): FileRefused {
  return new FileRefused(
    'unsure',
    `No way was found to write the annotation of ${entityRef} into ${fileName} and to change nothing else`,
    'Change the file by hand.',
  );
}

function edit(
  file: string,
  where: AnnotationPlace,
  annotationText: string | undefined,
): string {
  const { fileName } = where;
  const value =
    annotationText === undefined ? undefined : checked(annotationText);
  const before = readCatalogFile(file, fileName);
  const document = onlyOne(documentsOf(before, where.entityRef), where);
  const index = before.indexOf(document);
  const hasMerge = file.includes('<<');
  const merged = hasMerge ? readCatalogFile(file, fileName, true) : before;
  const located = locateAnnotation(document, merged[index]?.plain, file);
  refuseTemplates(file, located, value);
  const isJson = readsAsJson(file);
  if (value === written(located)) {
    return file;
  }
  const ways =
    value === undefined
      ? waysToRemove(located, file)
      : waysToWrite(located, value, file);
  for (const splices of ways) {
    const after = applySplices(file, splices);
    if (
      keepsTheRest(file, after, located) &&
      isRight(after, before, index, value, fileName, false) &&
      (!hasMerge || isRight(after, merged, index, value, fileName, true)) &&
      (!isJson || readsAsJson(after))
    ) {
      return after;
    }
  }
  throw unsure(where);
}

/** The annotation's text so far; undefined where there is none. */
function written({ annotation }: Located): unknown {
  const node = annotation?.node;
  return isScalar(node) ? node.value : annotation && null;
}

function checked(annotationText: string): string {
  const text = annotationText.replace(/\r\n?/g, '\n');
  if (text.length > annotationLimits.characters) {
    throw new FileRefused(
      'badText',
      `The annotation has more than ${annotationLimits.characters} characters`,
      'Shorten it.',
    );
  }
  return cleanText(text, (_, name) => {
    throw new FileRefused(
      'badText',
      `Character ${name} is not allowed in the annotation`,
      'Take it out.',
    );
  });
}

function onlyOne(
  found: readonly CatalogDocument[],
  { entityRef, fileName }: AnnotationPlace,
): CatalogDocument {
  const [document, second] = found;
  if (!document) {
    throw new FileRefused(
      'notFound',
      `${entityRef} is not in ${fileName}`,
      'Look where the catalog has it from: it may have moved, or be made by a template or a provider.',
    );
  }
  if (second) {
    throw new FileRefused(
      'duplicateEntity',
      `${entityRef} is in ${fileName} ${found.length} times`,
      'Take all but one of them out of the file.',
    );
  }
  return document;
}

function refuseTemplates(
  file: string,
  { annotation }: Located,
  value: string | undefined,
): void {
  const own = annotation
    ? file.slice(annotation.keyFrom, annotation.valueTo)
    : '';
  const filledIn = hasTemplateMarks(file) && hasTemplateMarks(value ?? '');
  if (hasTemplateMarks(own) || filledIn) {
    throw new FileRefused(
      'templated',
      'The annotation is filled in by a template',
      'Change the annotation in the template by hand.',
    );
  }
}

function readsAsJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}

function isRight(
  after: string,
  before: readonly CatalogDocument[],
  index: number,
  value: string | undefined,
  fileName: string,
  merge: boolean,
): boolean {
  try {
    const read = readCatalogFile(after, fileName, merge);
    return differsOnlyIn(before, read, index, value);
  } catch (error) {
    if (error instanceof FileRefused) {
      return false;
    }
    throw error;
  }
}
