import { Position } from './model';
import { ProblemList } from './problems/ProblemList';
import { readYaml } from './yaml/readYaml';

/**
 * Where the keys of an annotation stand.
 *
 * @returns tells the position of the key that a path leads to, or of the last one on the way that is there
 * @public
 */
export function positionsIn(
  text: string,
): (path: readonly string[]) => Position {
  const list = new ProblemList(text, readYaml(text).tree);
  return path => list.positionOf(path);
}
