import { AlignableObjective, AlignmentNode } from './alignObjectives';

/** How what supports an objective is doing. @public */
export interface Support {
  /** How many objectives support it directly. */
  direct: number;
  /** How many support it, directly or through others. */
  all: number;
  /** Of the direct ones, how many have a score. */
  scored: number;
  /** 0 to 1: the mean of their scores; undefined where none has one. */
  score?: number;
}

/**
 * How what supports an objective is doing. It stands beside the objective's own score and is no part of it.
 *
 * @public
 */
export function supportOf<T extends AlignableObjective & { score?: number }>(
  node: AlignmentNode<T>,
): Support {
  const { supportedBy } = node;
  const scores = supportedBy.flatMap(({ objective }) => objective.score ?? []);
  return {
    direct: supportedBy.length,
    all: countBelow(node),
    scored: scores.length,
    ...(scores.length > 0 && {
      score: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    }),
  };
}

/** Without recursion: chains may be as long as there are objectives. */
function countBelow<T extends AlignableObjective>({
  supportedBy,
}: AlignmentNode<T>): number {
  const pending = [...supportedBy];
  let count = 0;
  for (let node = pending.pop(); node; node = pending.pop()) {
    count += 1;
    pending.push(...node.supportedBy);
  }
  return count;
}
