import { KeyResultDefinition } from '../model';
import { readShape } from '../problems/readShape';
import { wordsOf } from '../problems/words';
import { keyResultShapes } from '../schema/keyResultSchemas';
import { YamlMap } from '../yaml/YamlTree';
import { ParseContext } from './ParseContext';
import { readCommon } from './readCommon';

/** Reads something that is done or not. @internal */
export function readMilestone(
  tree: YamlMap,
  path: readonly string[],
  context: ParseContext,
): KeyResultDefinition | undefined {
  const raw = readShape(
    keyResultShapes.milestone,
    tree,
    path,
    context.problems,
  );
  return (
    raw && {
      ...readCommon(raw, wordsOf(path[path.length - 1]), path, context),
      kind: 'milestone',
      done: raw.done,
    }
  );
}
