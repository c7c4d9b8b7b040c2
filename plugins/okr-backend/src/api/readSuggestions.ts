import {
  Cycle,
  cycleAt,
  MEASURED_DAYS,
  MetricHistory,
  Stat,
  suggestKeyResults,
  SuggestionsResponse,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import {
  factsNameOf,
  loadTables,
  MeasuredMetric,
  measurementOf,
  readPromises,
  ScopeFacts,
  staleSources,
  targetsOfMetric,
  writeInstant,
} from '../evaluation';
import { isRefused, Target } from '../facts';
import { loadScope, ScopeWithTargets } from './scopeNow';
import { ServiceContext } from './ServiceContext';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** The last quarter. */
const WEEKS = 13;

/** So few that were never read leave what the others say as it is. */
const NEGLIGIBLE_SHARE = 0.1;

/** With less of a cycle left than a value is made from, the next one is suggested for. */
const LEAST_LEFT_MS = MEASURED_DAYS * DAY_MS;

/**
 * Key results that an entity could promise, drawn from the facts of its last quarter. What a source has not told lately is
 * left out, and so are metrics that it has key results for.
 *
 * @internal
 */
export async function readSuggestions(
  context: ServiceContext,
  entityRef: string,
): Promise<SuggestionsResponse> {
  const { settings } = context;
  const now = context.now();
  const window = { from: now - WEEKS * WEEK_MS, to: now };
  const entity = await context.entities.find(entityRef);
  const scope = await loadScope(context, entityRef, window.from);
  const metrics = freshMetrics(context, scope, now);
  const facts = await loadFacts(context, scope, metrics, window);
  const promises = readPromises(entity ?? {}, now, settings);
  const cycle = cycleToSuggest(now, settings.cycles);
  const histories = metrics.map((metric): MetricHistory => {
    const { definition } = metric;
    const stat: Stat = { kind: 'named', name: definition.defaultStat };
    const question = {
      ...metric,
      stat,
      where: {},
      calendar: promises.calendar,
    };
    const [current, ...earlier] = runsOf(now).map(run =>
      measurementOf(facts, question, run, now),
    );
    return { metric: definition, current, earlier: earlier.reverse() };
  });
  const taken = promises.cycles
    .filter(it => it.cycle.to > now)
    .flatMap(({ objectives }) => objectives)
    .flatMap(({ keyResults }) => keyResults)
    .flatMap(it => (it.kind === 'metric' ? it.metric : []));
  return {
    entityRef,
    demo: context.demo,
    asOf: writeInstant(now),
    window: { from: writeInstant(window.from), to: writeInstant(window.to) },
    cycle: cycle.id,
    suggestions: suggestKeyResults(histories, {
      cycle: cycle.id,
      taken: new Set(taken),
      timeZone: settings.cycles.timeZone,
    }),
  };
}

function cycleToSuggest(
  now: number,
  options: Parameters<typeof cycleAt>[1],
): Cycle {
  const current = cycleAt(now, options);
  return current.to - now < LEAST_LEFT_MS
    ? cycleAt(current.to, options)
    : current;
}

/** Every run of four weeks in the last quarter, today's first, each a week earlier than the one before. */
function runsOf(now: number): Window[] {
  const length = MEASURED_DAYS * DAY_MS;
  const count = WEEKS - MEASURED_DAYS / 7 + 1;
  return Array.from({ length: count }, (_, index) => {
    const to = now - index * WEEK_MS;
    return { from: to - length, to };
  });
}

/** Those whose targets were all read, joint ones too, but for a few that are new; and up to now. */
function freshMetrics(
  { settings: { metrics, staleAfter } }: ServiceContext,
  { scope, targets }: ScopeWithTargets,
  now: number,
): MeasuredMetric[] {
  return metrics.definitions
    .map(({ id }) => metrics.require(id))
    .filter(metric => {
      const asked = { metric, where: {}, asOf: now };
      const { single, joint } = targetsOfMetric(scope, targets, asked);
      const all = [...single, ...joint.map(({ target }) => target)];
      const read = all.filter(({ pastKnownAt }) => pastKnownAt !== undefined);
      const isRead = (target: Target) =>
        target.pastKnownAt !== undefined || isRefused(target);
      const unread = all.filter(target => !isRead(target)).length;
      return (
        read.length > 0 &&
        unread < all.length * NEGLIGIBLE_SHARE &&
        joint.every(({ target }) => isRead(target)) &&
        staleSources(read, { asOf: now, staleAfter }).length === 0
      );
    });
}

async function loadFacts(
  { facts, settings }: ServiceContext,
  { scope, targets }: ScopeWithTargets,
  metrics: readonly MeasuredMetric[],
  window: Window,
): Promise<ScopeFacts> {
  const names = new Set(
    metrics.map(({ definition }) => factsNameOf(definition)),
  );
  const needs = settings.metrics.storedFacts
    .filter(({ name }) => names.has(name))
    .map(({ name, shape, sources }) => ({
      name,
      shape,
      ...window,
      withDimensions: false,
      targetIds: [...targets.values()]
        .filter(({ source }) => sources.has(source))
        .map(({ id }) => id),
    }));
  return { scope, targets, tables: await loadTables(needs, facts) };
}
