import { createHash } from 'node:crypto';
import {
  isWholeWeek,
  SeriesPoint,
  standsStill,
  weeksStandingStill,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { FactStore, historyFromAt, Scope, scopeAt } from '../facts';
import { judgedFingerprint } from './baselineFingerprint';
import { needsDimensions } from './dimensions';
import { SnapshotDocument, StandingYear } from './documents';
import { CycleTask, EvaluationSettings } from './EntityPlan';
import { EntityInput } from './evaluateEntity';
import { questionOf } from './evaluateObjectives';
import { FactTableReader, loadTables } from './loadTables';
import { ScopeQuestion, seriesOf } from './measureScope';
import { factsNameOf } from './MetricRegistry';
import { ScopeFacts } from './ScopeFacts';
import { lastYearWeeks } from './windows';

/** From what a year is read. @internal */
export type YearReader = FactTableReader &
  Pick<FactStore, 'scopes' | 'targetsById'>;

/** A key result whose number was the same in all whole weeks of its chart that are known. */
interface Still {
  fingerprint: string;
  question: ScopeQuestion;
  shown: readonly SeriesPoint[];
}

/**
 * What the last year tells of the key results whose charts stand still. Their facts of before are read for that alone, and
 * once a week for each, or when more of the past is known.
 *
 * @param documents - in the order of the tasks
 * @returns by `judgedFingerprint`
 * @internal
 */
export async function readStandingYears(
  tasks: readonly CycleTask[],
  documents: readonly SnapshotDocument[],
  input: EntityInput,
  facts: YearReader,
  settings: EvaluationSettings,
): Promise<Record<string, StandingYear>> {
  const { entityRef, now, standingYears } = input;
  const year = lastYearWeeks(now, settings.cycles.timeZone);
  const still = tasks.flatMap((task, index) =>
    task.isClosed ? [] : stillOf(task, documents[index], input, settings),
  );
  if (still.length === 0) {
    return {};
  }
  const asKnown = hashOf(year, input);
  const known = still.flatMap(({ fingerprint }): [string, StandingYear][] => {
    const before = standingYears[fingerprint];
    return before?.asKnown === asKnown ? [[fingerprint, before]] : [];
  });
  const remembered = new Map(known);
  const asked = still.filter(({ fingerprint }) => !remembered.has(fingerprint));
  if (asked.length === 0) {
    return Object.fromEntries(known);
  }
  const scopes = await facts.scopes([entityRef], year[0].from);
  const yearFacts = await loadYear(
    asked,
    { year, scope: scopes.get(entityRef) ?? input.facts.scope },
    facts,
    settings,
  );
  const read = asked.map(({ fingerprint, question, shown }) => {
    const [first] = shown;
    const earlier = year.filter(({ to }) => to <= Date.parse(first.from));
    const weeks = weeksStandingStill([
      ...seriesOf(yearFacts, question, earlier, now),
      ...shown,
    ]);
    return [
      fingerprint,
      { asKnown, ...(weeks !== undefined && { weeks }) },
    ] as const;
  });
  return Object.fromEntries([...known, ...read]);
}

/** Changes when a week is over, and when more of the history of a target is known. */
function hashOf(
  [{ from }]: readonly Window[],
  { facts: { scope, targets }, now }: EntityInput,
): string {
  const { targetIds, jointTargetIds } = scopeAt(scope, now);
  const histories = [...targetIds, ...jointTargetIds]
    .flatMap(id => targets.get(id) ?? [])
    .map(target => [
      target.id,
      target.pastKnownAt ?? 0,
      historyFromAt(target, now) ?? 0,
    ])
    .sort(([one], [other]) => one - other);
  return createHash('sha256')
    .update(JSON.stringify([from, histories]))
    .digest('hex');
}

function stillOf(
  { cycle, objectives }: CycleTask,
  document: SnapshotDocument,
  { now, promises: { calendar } }: EntityInput,
  { metrics }: EvaluationSettings,
): Still[] {
  return objectives.flatMap(({ keyResults }, objective) =>
    keyResults.flatMap((definition, place) => {
      const question =
        definition.kind === 'metric' && definition.goal.kind === 'move'
          ? questionOf(definition, { metrics, calendar })
          : undefined;
      if (definition.kind !== 'metric' || !question) {
        return [];
      }
      const { series } = document.objectives[objective].keyResults[place];
      const shown = series.filter(week => isWholeWeek(week, now));
      return standsStill(shown)
        ? {
            fingerprint: judgedFingerprint(definition, cycle, calendar),
            question,
            shown,
          }
        : [];
    }),
  );
}

async function loadYear(
  asked: readonly Still[],
  { year, scope }: { year: readonly Window[]; scope: Scope },
  facts: YearReader,
  { metrics }: EvaluationSettings,
): Promise<ScopeFacts> {
  const links = [...scope.links, ...scope.joints];
  const targetIds = [...new Set(links.map(({ targetId }) => targetId))];
  const targets = await facts.targetsById(targetIds);
  const needs = metrics.storedFacts.flatMap(({ name, shape, sources }) => {
    const questions = asked
      .map(({ question }) => question)
      .filter(({ definition }) => factsNameOf(definition) === name);
    return questions.length === 0
      ? []
      : {
          name,
          shape,
          targetIds: targetIds.filter(id =>
            sources.has(targets.get(id)?.source ?? ''),
          ),
          from: year[0].from,
          to: year[year.length - 1].to,
          withDimensions: questions.some(({ where }) =>
            needsDimensions(shape, where),
          ),
        };
  });
  return { scope, targets, tables: await loadTables(needs, facts) };
}
