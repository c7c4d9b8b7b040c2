import { Scope, scopeAt, Target } from '../facts';
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
  joint: JointTarget[];
  /** True while it is not known which joint targets stand for the others. */
  isChanging: boolean;
}

/** @internal */
export interface JointTarget {
  target: Target;
  /** Those in the scope that it stands for. */
  parts: Target[];
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
    return { single, joint: [], isChanging: false };
  }
  const byKey = new Map(single.map(target => [keyOf(target), target]));
  const joint = ofMetric(jointTargetIds).map(target => ({
    target,
    parts: (target.parts ?? []).flatMap(
      part => byKey.get(`${target.source} ${part}`) ?? [],
    ),
  }));
  const replaced = new Set(joint.flatMap(({ parts }) => parts));
  return {
    single: single.filter(target => !replaced.has(target)),
    joint,
    isChanging: scope.isChanging === true && single.length > 1,
  };
}

function keyOf({ source, reference }: Target): string {
  return `${source} ${reference}`;
}
