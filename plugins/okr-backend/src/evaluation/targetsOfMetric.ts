import { isRefused, Scope, scopeAt, Target } from '../facts';
import { MeasuredMetric } from './MetricRegistry';

/** @internal */
export interface TargetsQuery {
  metric: Pick<MeasuredMetric, 'definition' | 'sources'>;
  where: Readonly<Record<string, string>>;
  /** The instant looked from, in milliseconds since 1970 UTC. */
  asOf: number;
}

/** The targets that a number is made from. @internal */
export interface TargetsOfMetric {
  /** Asked one by one. */
  single: Target[];
  /** Asked in place of others, whose people do not add up. */
  joint: Target[];
}

/**
 * The targets of a metric in a scope as of an instant. Where it counts different people, joint targets take the place of
 * their parts, unless single ones are asked for.
 *
 * @internal
 */
export function targetsOfMetric(
  scope: Scope,
  targets: ReadonlyMap<number, Target>,
  { metric: { definition, sources }, where, asOf }: TargetsQuery,
): TargetsOfMetric {
  const { targetIds, jointTargetIds } = scopeAt(scope, asOf);
  const ofMetric = (ids: readonly number[]) =>
    ids
      .map(id => targets.get(id))
      .filter(
        (target): target is Target =>
          target !== undefined && sources.has(target.source),
      );
  const single = ofMetric(targetIds);
  const { distinct, targetDimension = '' } = definition;
  if (!distinct || targetDimension in where) {
    return { single, joint: [] };
  }
  const joint = ofMetric(jointTargetIds);
  const replaced = new Set(joint.flatMap(keysOfParts));
  const remaining = single.filter(target => !replaced.has(keyOf(target)));
  return {
    single: remaining,
    // Where the source shows none of its parts any more, there is nobody to be asked.
    joint: joint.filter(target => {
      const parts = new Set(isRefused(target) ? keysOfParts(target) : []);
      return (
        !isRefused(target) ||
        single.some(it => parts.has(keyOf(it)) && !isRefused(it))
      );
    }),
  };
}

function keyOf({ source, reference }: Target): string {
  return `${source} ${reference}`;
}

function keysOfParts({ source, parts = [] }: Target): string[] {
  return parts.map(part => `${source} ${part}`);
}
