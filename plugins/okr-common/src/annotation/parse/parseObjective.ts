import { z } from 'zod';
import { parseCycle } from '../../cycles';
import { KeyResultDefinition, ObjectiveDefinition } from '../model';
import { reportIssues } from '../problems/readShape';
import { quote, wordsOf } from '../problems/words';
import { objectiveFields, objectiveShape } from '../schema/annotationSchema';
import {
  ID_PATTERN,
  SUPPORTS_EXPECTED,
  SUPPORTS_PATTERN,
} from '../schema/fields';
import { toPlain, YamlMap, YamlTree } from '../yaml/YamlTree';
import { ParseContext } from './ParseContext';
import { MERGE_KEY, parseKeyResult, reportId } from './parseKeyResult';
import { readLinks } from './readCommon';
import { readHintsOff } from './readHintsOff';

/**
 * Reads one objective. A field that is wrong is left out and hides neither the others nor the key results.
 *
 * @param isFaulty - whether the YAML of a key result is already known to be wrong
 * @returns undefined when it is not even a map
 * @internal
 */
export function parseObjective(
  id: string,
  tree: YamlTree,
  isFaulty: (keyResultId: string) => boolean,
  context: ParseContext,
): ObjectiveDefinition | undefined {
  const { problems } = context;
  const path = [id];
  if (!ID_PATTERN.test(id)) {
    reportId(id, path, context);
  }
  if (id === MERGE_KEY) {
    return undefined;
  }
  if (tree.kind !== 'map') {
    problems.add(
      'error',
      path,
      {
        message: `The objective ${quote(id)} is not a map`,
        expected: 'a map of `objective`, `cycle` and `keyResults`',
      },
      'key',
    );
    return undefined;
  }
  const fields = readFields(tree, path, context);
  const cycle =
    fields.cycle === undefined ? undefined : readCycle(tree, path, context);
  const supports = readSupports(fields.supports, path, context);
  return {
    id,
    objective: fields.objective?.trim() ?? wordsOf(id),
    ...(cycle !== undefined && { cycle }),
    ...(fields.why !== undefined && { why: fields.why.trim() }),
    ...(fields.owner !== undefined && { owner: fields.owner }),
    ...(fields.kind !== undefined && { commitment: fields.kind }),
    weight: fields.weight ?? 1,
    links: readLinks(fields.links),
    ...(supports !== undefined && { supports }),
    ...readHintsOff(fields.hints, path, context),
    keyResults: readKeyResults(tree, path, isFaulty, {
      ...context,
      commitment: fields.kind ?? 'committed',
    }),
    position: problems.positionOf(path),
  };
}

/** Every field that is right, each by itself. */
function readFields(
  tree: YamlMap,
  path: readonly string[],
  { problems }: ParseContext,
) {
  const own = new Map(tree.entries);
  own.delete('keyResults');
  const result = objectiveShape.safeParse(toPlain({ ...tree, entries: own }));
  if (result.error) {
    reportIssues(result.error, objectiveShape, tree, path, problems);
  }
  const read = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const entry = own.get(name);
    return entry && schema.safeParse(toPlain(entry.value)).data;
  };
  return {
    objective: read('objective', objectiveFields.objective),
    cycle: read('cycle', objectiveFields.cycle),
    why: read('why', objectiveFields.why),
    owner: read('owner', objectiveFields.owner),
    weight: read('weight', objectiveFields.weight),
    kind: read('kind', objectiveFields.kind),
    links: read('links', objectiveFields.links),
    supports: read('supports', objectiveFields.supports),
    hints: read('hints', objectiveFields.hints),
  };
}

function readCycle(
  tree: YamlMap,
  path: readonly string[],
  { problems, cycles }: ParseContext,
): string | undefined {
  const written = tree.entries.get('cycle')?.value;
  if (written?.kind !== 'scalar') {
    return undefined;
  }
  const result = parseCycle(written.text, cycles);
  if (!result.ok) {
    problems.add('error', [...path, 'cycle'], {
      message: `\`cycle\` cannot be ${quote(written.text)}`,
      expected: result.expected,
      suggestion: result.suggestion,
    });
    return undefined;
  }
  return written.text;
}

function readSupports(
  supports: string | undefined,
  path: readonly string[],
  { problems }: ParseContext,
): string | undefined {
  if (supports === undefined || SUPPORTS_PATTERN.test(supports)) {
    return supports;
  }
  const short = /^([a-zA-Z]+):([^/#]+#.+)$/.exec(supports);
  const near = short ? `${short[1]}:default/${short[2]}` : '';
  problems.add('error', [...path, 'supports'], {
    message: `\`supports\` cannot be ${quote(supports)}`,
    expected: SUPPORTS_EXPECTED,
    ...(SUPPORTS_PATTERN.test(near) && { suggestion: near }),
  });
  return undefined;
}

function readKeyResults(
  tree: YamlMap,
  base: readonly string[],
  isFaulty: (keyResultId: string) => boolean,
  context: ParseContext,
): KeyResultDefinition[] {
  const path = [...base, 'keyResults'];
  const keyResults = tree.entries.get('keyResults')?.value;
  if (!keyResults || (keyResults.kind === 'scalar' && !keyResults.text)) {
    context.problems.add(
      'warning',
      keyResults ? path : base,
      {
        message: 'The objective has no key results, so nobody will know',
        expected: '`keyResults`: a map of key results by id',
      },
      'key',
    );
    return [];
  }
  if (keyResults.kind !== 'map') {
    context.problems.add('error', path, {
      message: '`keyResults` is not a map',
      expected: 'key results by id: `review-wait:` and its fields below',
    });
    return [];
  }
  return Array.from(keyResults.entries, ([id, { value }]) =>
    parseKeyResult(value, [...path, id], isFaulty(id), context),
  );
}
