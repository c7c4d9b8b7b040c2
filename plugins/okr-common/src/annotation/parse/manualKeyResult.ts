import { KeyResultDefinition } from '../model';
import { readShape } from '../problems/readShape';
import { wordsOf } from '../problems/words';
import { keyResultShapes } from '../schema/keyResultSchemas';
import { YamlMap } from '../yaml/YamlTree';
import { ParseContext } from './ParseContext';
import { readCommon } from './readCommon';

/** Reads a number that is kept by check-ins. @internal */
export function readManual(
  tree: YamlMap,
  path: readonly string[],
  context: ParseContext,
): KeyResultDefinition | undefined {
  const raw = readShape(keyResultShapes.manual, tree, path, context.problems);
  if (!raw) {
    return undefined;
  }
  const { from, to, unit } = raw;
  if (from === to) {
    context.problems.add('warning', [...path, 'to'], {
      message: '`to` equals `from`: there is nothing to reach',
      expected: 'a target value other than the baseline',
    });
  }
  return {
    ...readCommon(raw, wordsOf(path[path.length - 1]), path, context),
    kind: 'manual',
    from,
    to,
    ...(unit !== undefined && { unit }),
  };
}
