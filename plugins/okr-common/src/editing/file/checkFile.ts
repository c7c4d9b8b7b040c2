import { OKR_ANNOTATION } from '../../annotation/annotations';
import { dataOfJson, Data, sameData } from '../yaml/data';
import { Located } from './locateAnnotation';
import { CatalogDocument } from './readCatalogFile';

/**
 * Whether two readings of a file differ in the one annotation and in nothing else.
 *
 * @param index - of the entity's document
 * @param value - what the annotation shall be; undefined for gone
 * @internal
 */
export function differsOnlyIn(
  before: readonly CatalogDocument[],
  after: readonly CatalogDocument[],
  index: number,
  value: string | undefined,
): boolean {
  return (
    before.length === after.length &&
    before.every(({ plain }, at) => {
      const was = dataOfJson(plain);
      const is = dataOfJson(after[at].plain);
      return at === index
        ? sameData(withAnnotation(was, value), withAnnotation(is, value)) &&
            annotationOf(is) === value
        : sameData(was, is);
    })
  );
}

function annotationOf(data: Data): Data | undefined {
  const annotations = mapIn(mapIn(data, 'metadata'), 'annotations');
  return annotations?.get(OKR_ANNOTATION);
}

function mapIn(data: Data | undefined, key: string) {
  const value = data instanceof Map ? data.get(key) : undefined;
  return value instanceof Map ? value : undefined;
}

/** With the annotation as it shall be at the end of all; no annotations and an empty map of them are the same. */
function withAnnotation(data: Data, value: string | undefined): Data {
  const metadata = mapIn(data, 'metadata');
  if (!(data instanceof Map) || !metadata) {
    return data;
  }
  const annotations = new Map(mapIn(metadata, 'annotations'));
  annotations.delete(OKR_ANNOTATION);
  const rest = new Map(metadata);
  rest.delete('annotations');
  if (value !== undefined) {
    annotations.set(OKR_ANNOTATION, value);
  }
  if (annotations.size > 0) {
    rest.set('annotations', annotations);
  }
  return new Map(data).set('metadata', rest);
}

/**
 * Whether all bytes outside the place of the annotation are the same.
 *
 * @internal
 */
export function keepsTheRest(
  before: string,
  after: string,
  { metadata, annotations, annotation }: Located,
): boolean {
  const isOneOfSeveral =
    annotation &&
    annotations &&
    annotations.entries.length > 1 &&
    !annotations.map?.flow;
  const { from: start, to: end } = isOneOfSeveral
    ? annotation
    : (annotations ?? metadata).entry;
  const head = before.slice(0, start).trimEnd();
  const tail = before.slice(end).trimStart();
  return (
    after.length >= head.length + tail.length &&
    after.startsWith(head) &&
    after.endsWith(tail)
  );
}
