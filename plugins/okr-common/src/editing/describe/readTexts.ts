import { isMap, isScalar, isSeq } from 'yaml';
import { AnnotationRefused } from '../annotation/AnnotationEdit';
import { readSource } from '../annotation/readSource';
import { Data, DataMap, keyText } from '../yaml/data';

/** Maps with every value as the text that stands there: `0.80`, not 0.8. @internal */
export type TextTree = DataMap;

/**
 * Reads an annotation without asking what its values mean.
 *
 * @returns an empty map for what is not YAML
 * @internal
 */
export function readTexts(text: string): TextTree {
  try {
    const tree = textsOf(readSource(text).root);
    return tree instanceof Map ? tree : new Map();
  } catch (error) {
    if (error instanceof AnnotationRefused) {
      return new Map();
    }
    throw error;
  }
}

function textsOf(node: unknown): Data {
  if (isMap(node)) {
    return new Map(
      node.items.map(({ key, value }) => [keyText(key) ?? '', textsOf(value)]),
    );
  }
  if (isSeq(node)) {
    return node.items.map(textsOf);
  }
  return isScalar(node) ? (node.source ?? String(node.value ?? '')).trim() : '';
}
