import { Composer, isMap, isScalar, Node, YAMLMap } from 'yaml';
import { annotationLimits } from '../../annotation/annotations';
import { readTokens } from '../../annotation/yaml/readTokens';
import { Data, dataOf } from '../yaml/data';
import { stepOf } from '../yaml/layout';
import { AnnotationRefused } from './AnnotationEdit';

/** An annotation's text with what it says. @internal */
export interface Source {
  text: string;
  /** Undefined where nothing is written yet. */
  root: YAMLMap<unknown, unknown> | undefined;
  data: Data;
  /** How far it is indented from level to level. */
  step: number;
}

const FIRST_AS_TEXT = 'Put it right in the text view first.';

/**
 * Reads an annotation so that every part knows where it stands.
 *
 * @throws AnnotationRefused when it is no YAML map
 * @internal
 */
export function readSource(text: string): Source {
  if (text.length > annotationLimits.characters) {
    throw new AnnotationRefused(
      'tooLong',
      `The annotation has more than ${annotationLimits.characters} characters`,
      'Shorten it first.',
    );
  }
  const tokens = readTokens(text);
  if (!Array.isArray(tokens)) {
    throw notYaml(text, tokens.message, tokens.from);
  }
  const [document, second] = new Composer({
    schema: 'core',
    resolveKnownTags: false,
    uniqueKeys: false,
    logLevel: 'silent',
    keepSourceTokens: true,
  }).compose(tokens, true, text.length);
  const [error] = document.errors;
  if (error) {
    throw notYaml(text, `Not valid YAML: ${error.message}`, error.pos[0]);
  }
  if (second) {
    const message = 'A second YAML document is not read';
    throw notYaml(text, message, second.range[0]);
  }
  const { contents } = document;
  if (!isMap(contents) && !isNothing(contents)) {
    throw notYaml(text, 'The annotation is not a map', 0);
  }
  const root = isMap(contents) ? contents : undefined;
  const data = root ? dataOf(root) : new Map();
  return { text, root, data, step: stepOf(root, text) };
}

function isNothing(node: Node | null): boolean {
  return node === null || (isScalar(node) && !node.source && !node.anchor);
}

function notYaml(text: string, message: string, at: number): AnnotationRefused {
  const line = text.slice(0, at).split('\n').length;
  return new AnnotationRefused(
    'notYaml',
    `${message} (line ${line})`,
    FIRST_AS_TEXT,
    line,
  );
}
