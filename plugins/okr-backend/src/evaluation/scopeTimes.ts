import {
  baselineWindow,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { FactStore, Scope, Validity } from '../facts';
import {
  CycleTask,
  EvaluationSettings,
  FactNeed,
  factNeeds,
  WantedBaseline,
} from './EntityPlan';
import { keyResultWeeks } from './windows';

interface PlannedScope {
  entity: { entityRef: string };
  tasks: readonly CycleTask[];
  /** Not frozen yet. */
  wanted: readonly WantedBaseline[];
}

/**
 * The scopes of a batch, by entity, each with only what its own documents may look at: an old cycle of one brings nothing to
 * the others.
 *
 * @internal
 */
export async function loadScopes(
  plans: readonly PlannedScope[],
  facts: Pick<FactStore, 'scopes'>,
  settings: EvaluationSettings,
): Promise<Map<string, Scope>> {
  const times = new Map(
    plans.map(plan => [plan.entity.entityRef, timesOf(plan, settings)]),
  );
  const earliest = [...times.values()]
    .flat()
    .reduce((least, { from }) => Math.min(least, from), Infinity);
  const scopes = await facts.scopes([...times.keys()], earliest);
  return new Map(
    [...scopes].map(([ref, scope]) => [
      ref,
      narrowScope(scope, times.get(ref) ?? []),
    ]),
  );
}

/** When the documents of an entity look at its scope, each on its own. @internal */
export function timesOf(
  { tasks, wanted }: Pick<PlannedScope, 'tasks' | 'wanted'>,
  settings: EvaluationSettings,
): Window[] {
  return tasks.map(task => {
    const own = wanted.filter(({ cycle }) => cycle.id === task.cycle.id);
    const needs = factNeeds(task, own, settings);
    return timeOfTask(task, needs, settings.cycles.timeZone);
  });
}

/**
 * The time in which a document looks at its scope, both ends included: from the first of its facts to the instant that it is
 * as of. Of a cycle that is over the promises of then may not be known yet: it may have any chart, and a baseline.
 *
 * @internal
 */
export function timeOfTask(
  { asOf, cycle, isClosed }: Pick<CycleTask, 'asOf' | 'cycle' | 'isClosed'>,
  needs: readonly FactNeed[],
  timeZone: string,
): Window {
  const possible = isClosed
    ? [
        baselineWindow(cycle),
        ...keyResultWeeks({ from: cycle.from }, asOf, timeZone),
      ]
    : [];
  return {
    from: [...needs, ...possible].reduce(
      (least, { from }) => Math.min(least, from),
      asOf,
    ),
    to: asOf,
  };
}

/**
 * A scope with only what was in it at some instant of one of the times: between two cycles a large scope may have had very
 * many joint targets, of which nobody asks.
 *
 * @internal
 */
export function narrowScope(scope: Scope, times: readonly Window[]): Scope {
  const isAsked = ({ validFrom, validTo = Infinity }: Validity) =>
    times.some(({ from, to }) => validFrom <= to && validTo > from);
  return {
    ...scope,
    members: scope.members.filter(isAsked),
    links: scope.links.filter(isAsked),
    joints: scope.joints.filter(isAsked),
  };
}
