import { CountedTarget, freshnessOf, ScopeFreshness } from '../evaluation';
import { Recomputation, Scope, scopeAt, Target } from '../facts';
import { ServiceContext } from './ServiceContext';

/** A scope with the targets it has at an instant. @internal */
export interface ScopeWithTargets {
  scope: Scope;
  targets: Map<number, Target>;
}

/** @internal */
export async function readScope(
  { facts }: ServiceContext,
  entityRef: string,
  at: number,
): Promise<ScopeWithTargets> {
  const scope = (await facts.scopes([entityRef], at)).get(entityRef) ?? {
    scopeRef: entityRef,
    members: [],
    links: [],
  };
  const targets = await facts.targetsById(scopeAt(scope, at).targetIds);
  return { scope, targets };
}

/**
 * How fresh the facts of some targets are, seen from an instant.
 *
 * @internal
 */
export function freshnessAt<T extends CountedTarget>(
  { settings }: ServiceContext,
  targets: Iterable<T>,
  asOf: number,
  recomputations?: Iterable<Recomputation>,
): ScopeFreshness<T> {
  const { staleAfterMs } = settings;
  return freshnessOf([...targets], { asOf, staleAfterMs, recomputations });
}
