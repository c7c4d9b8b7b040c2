import { Composer } from 'yaml';
import { cleanText, unprintable } from './cleanText';
import { readTokens } from './readTokens';
import { TreeBuilder } from './TreeBuilder';
import { YamlFault, YamlTree } from './YamlTree';

/** @internal */
export interface YamlReading {
  /** Undefined when nothing could be read. */
  tree?: YamlTree;
  faults: YamlFault[];
}

/**
 * Reads YAML 1.2 with the core schema into a tree that knows its positions. Anchors, aliases, tags and merge keys are
 * not part of the format: an alias is a fault and is never followed.
 *
 * @param text - within `annotationLimits.characters`
 * @internal
 */
export function readYaml(text: string): YamlReading {
  const faults: YamlFault[] = [];
  const clean = cleanText(text, (from, name) =>
    faults.push(unprintable(from, name)),
  );
  const tokens = readTokens(clean);
  if (!Array.isArray(tokens)) {
    return { faults: [...faults, tokens] };
  }
  const [document, second] = new Composer({
    schema: 'core',
    resolveKnownTags: false,
    // Compares every key with every other; the tree finds duplicates by itself.
    uniqueKeys: false,
    logLevel: 'silent',
  }).compose(tokens, true, clean.length);
  for (const { pos, message } of [...document.errors, ...document.warnings]) {
    faults.push({ from: pos[0], message: `Not valid YAML: ${message}` });
  }
  if (second) {
    faults.push({
      from: second.range[0],
      message: 'A second YAML document is not read',
      expected: 'one document, without `---` between parts',
    });
  }
  return { tree: new TreeBuilder(faults).build(document.contents), faults };
}
