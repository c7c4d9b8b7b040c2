import { KeyResultDefinition } from '../model';
import { nearest } from '../problems/nearest';
import { reportUnknownKey } from '../problems/readShape';
import { quote, wordsOf } from '../problems/words';
import { ID_EXPECTED, ID_PATTERN } from '../schema/fields';
import { toPlain, YamlMap, YamlTree } from '../yaml/YamlTree';
import { readHabit } from './habitKeyResult';
import { readManual } from './manualKeyResult';
import { readHold, readMove } from './metricKeyResult';
import { readMilestone } from './milestoneKeyResult';
import { ParseContext } from './ParseContext';

type Reader = (
  tree: YamlMap,
  path: readonly string[],
  context: ParseContext,
) => KeyResultDefinition | undefined;

/** @internal */
export const MERGE_KEY = '<<';
const KIND_KEYS = ['metric', 'habit', 'done'];
const KIND_EXPECTED =
  'one of `metric`; `from` and `to` (a number kept by check-ins); `habit`; `done`';

/**
 * Reads one key result. Any error in it makes it `invalid`; it never takes others with it.
 *
 * @param path - ends with the key result's id
 * @param faulty - whether its YAML is already known to be wrong
 * @internal
 */
export function parseKeyResult(
  tree: YamlTree,
  path: readonly string[],
  faulty: boolean,
  context: ParseContext,
): KeyResultDefinition {
  const { problems } = context;
  const id = path[path.length - 1];
  const errorsBefore = problems.errors;
  if (!ID_PATTERN.test(id)) {
    reportId(id, path, context);
  }
  const unreadable = id === MERGE_KEY || (faulty && tree.kind !== 'map');
  const keyResult = unreadable ? undefined : readKind(tree, path, context);
  if (keyResult && !faulty && problems.errors === errorsBefore) {
    return keyResult;
  }
  const title =
    tree.kind === 'map' ? tree.entries.get('title')?.value : undefined;
  const hasTitle =
    title?.kind === 'scalar' && typeof title.value === 'string' && title.value;
  return {
    kind: 'invalid',
    id,
    title: hasTitle ? title.text.slice(0, 200) : wordsOf(id),
    position: problems.positionOf(path),
  };
}

function readKind(
  tree: YamlTree,
  path: readonly string[],
  context: ParseContext,
): KeyResultDefinition | undefined {
  if (tree.kind !== 'map') {
    const empty = tree.kind === 'scalar' && tree.value === null;
    context.problems.add('error', path, {
      message: empty
        ? 'The key result is empty'
        : `A key result cannot be ${quote(toPlain(tree))}`,
      expected: KIND_EXPECTED,
    });
    return undefined;
  }
  const reader = readerOf(tree, path, context);
  return reader?.(tree, path, context);
}

function readerOf(
  tree: YamlMap,
  path: readonly string[],
  { problems }: ParseContext,
): Reader | undefined {
  const has = (key: string) => tree.entries.has(key);
  const kinds = KIND_KEYS.filter(has);
  if (kinds.length > 1) {
    problems.add(
      'error',
      [...path, kinds[1]],
      {
        message: `\`${kinds.join('` and `')}\` cannot stand together`,
        expected: `exactly ${KIND_EXPECTED}`,
      },
      'key',
    );
    return undefined;
  }
  switch (kinds[0]) {
    case 'metric':
      return metricReaderOf(tree, path, problems);
    case 'habit':
      return readHabit;
    case 'done':
      return readMilestone;
    default:
  }
  const misspelt = [...tree.entries.keys()].find(
    key =>
      !problems.isLong && KIND_KEYS.includes(nearest(key, KIND_KEYS) ?? ''),
  );
  if (misspelt !== undefined && !['title', 'unit', 'why'].includes(misspelt)) {
    reportUnknownKey(misspelt, KIND_KEYS, path, problems);
    return undefined;
  }
  if (has('from') || has('to') || has('unit')) {
    return readManual;
  }
  problems.add(
    'error',
    path,
    {
      message: has('keep')
        ? '`keep` needs a `metric`'
        : 'Nothing says how this key result is known',
      expected: KIND_EXPECTED,
    },
    'key',
  );
  return undefined;
}

function metricReaderOf(
  tree: YamlMap,
  path: readonly string[],
  problems: ParseContext['problems'],
): Reader | undefined {
  const has = (key: string) => tree.entries.has(key);
  if (!has('keep')) {
    if (!has('from') && !has('to')) {
      problems.add(
        'error',
        path,
        {
          message: 'Nothing says what is aimed at',
          expected: '`from` and `to`, or `keep`',
          suggestion: 'from: measured',
        },
        'key',
      );
      return undefined;
    }
    return readMove;
  }
  const moving = ['from', 'to'].find(has);
  if (moving) {
    problems.add(
      'error',
      [...path, 'keep'],
      {
        message: `\`keep\` and \`${moving}\` cannot stand together`,
        expected: 'either `from` and `to`, or `keep`',
      },
      'key',
    );
    return undefined;
  }
  return readHold;
}

/** @internal */
export function reportId(
  id: string,
  path: readonly string[],
  { problems }: ParseContext,
): void {
  const near = id
    .slice(0, 63)
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^[-_]+|-+$/g, '');
  const mergeKey = id === MERGE_KEY;
  problems.add(
    'error',
    path,
    {
      message: mergeKey
        ? 'YAML merge keys are not followed'
        : `${quote(id)} cannot be an id`,
      expected: mergeKey ? 'the values themselves, written out' : ID_EXPECTED,
      ...(ID_PATTERN.test(near) && { suggestion: near }),
    },
    'key',
  );
}
