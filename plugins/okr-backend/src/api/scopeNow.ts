import { CountedTarget, freshnessOf, ScopeFreshness } from '../evaluation';
import { FactStore, Recomputation, Scope, scopeAt, Target } from '../facts';
import { ServiceContext } from './ServiceContext';

/** @internal */
export interface ScopeWithTargets {
  scope: Scope;
  targets: Map<number, Target>;
}

/** A scope with the targets it has at an instant. @internal */
export async function readScope(
  { facts }: Pick<ServiceContext, 'facts'>,
  entityRef: string,
  at: number,
): Promise<ScopeWithTargets> {
  const scope = await scopeFrom(facts, entityRef, at);
  const { targetIds, jointTargetIds } = scopeAt(scope, at);
  const targets = await facts.targetsById([...targetIds, ...jointTargetIds]);
  return { scope, targets };
}

/**
 * A scope in every version that was valid at an instant or later, with all its targets.
 *
 * @internal
 */
export async function loadScope(
  { facts }: Pick<ServiceContext, 'facts'>,
  entityRef: string,
  from: number,
): Promise<ScopeWithTargets> {
  const scope = await scopeFrom(facts, entityRef, from);
  const targets = await facts.targetsById([
    ...new Set(
      [...scope.links, ...scope.joints].map(({ targetId }) => targetId),
    ),
  ]);
  return { scope, targets };
}

/**
 * How fresh the facts of some targets are, seen from an instant.
 *
 * @internal
 */
export function freshnessAt<T extends CountedTarget>(
  { settings }: Pick<ServiceContext, 'settings'>,
  targets: Iterable<T>,
  asOf: number,
  recomputations?: Iterable<Recomputation>,
): ScopeFreshness<T> {
  const { staleAfter } = settings;
  return freshnessOf([...targets], { asOf, staleAfter, recomputations });
}

/** Which sources some targets are of, each once and by name. @internal */
export function sourceIds(targets: Iterable<Pick<Target, 'source'>>): string[] {
  return [...new Set([...targets].map(({ source }) => source))].sort();
}

async function scopeFrom(
  facts: FactStore,
  entityRef: string,
  from: number,
): Promise<Scope> {
  const scopes = await facts.scopes([entityRef], from);
  return (
    scopes.get(entityRef) ?? {
      scopeRef: entityRef,
      members: [],
      links: [],
      joints: [],
    }
  );
}
