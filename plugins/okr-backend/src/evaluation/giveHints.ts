import {
  EvaluatedObjective,
  Hint,
  hintsOfAnnotation,
  hintsOfNumbers,
  PlacedHint,
  StandingKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { judgedFingerprint } from './baselineFingerprint';
import { SnapshotDocument, StandingYear } from './documents';
import { CycleTask, EvaluationSettings } from './EntityPlan';
import { EntityInput } from './evaluateEntity';
import { readStandingYears, YearReader } from './readStandingYears';

/** Documents with hints, and what to keep for the next time. @internal */
export interface HintedDocuments {
  documents: SnapshotDocument[];
  standingYears: Record<string, StandingYear>;
}

/**
 * Puts beside objectives and key results what would make them better. Nothing once the cycle is over.
 *
 * @param documents - in the order of the tasks
 * @internal
 */
export async function giveHints(
  tasks: readonly CycleTask[],
  documents: readonly SnapshotDocument[],
  input: EntityInput,
  facts: YearReader,
  settings: EvaluationSettings,
): Promise<HintedDocuments> {
  const standingYears = await readStandingYears(
    tasks,
    documents,
    input,
    facts,
    settings,
  );
  return {
    standingYears,
    documents: documents.map((document, index) => ({
      ...document,
      objectives: withHints(
        tasks[index],
        document.objectives,
        standingOf(tasks[index], input, standingYears),
        settings,
      ),
    })),
  };
}

function standingOf(
  { cycle, objectives }: CycleTask,
  { promises: { calendar } }: EntityInput,
  years: Readonly<Record<string, StandingYear>>,
): StandingKeyResult[] {
  return objectives.flatMap(({ id: objectiveId, keyResults }) =>
    keyResults.flatMap(definition => {
      const weeks =
        definition.kind === 'metric'
          ? years[judgedFingerprint(definition, cycle, calendar)]?.weeks
          : undefined;
      const { id: keyResultId } = definition;
      return weeks === undefined ? [] : { objectiveId, keyResultId, weeks };
    }),
  );
}

function withHints(
  { cycle, asOf, objectives }: CycleTask,
  evaluated: readonly EvaluatedObjective[],
  standing: readonly StandingKeyResult[],
  { metrics: { definitions: metrics } }: Pick<EvaluationSettings, 'metrics'>,
): EvaluatedObjective[] {
  if (asOf >= cycle.to) {
    return [...evaluated];
  }
  const hints = [
    ...hintsOfAnnotation(objectives, metrics),
    ...hintsOfNumbers(objectives, evaluated, {
      metrics,
      cycle,
      asOf,
      standing,
    }),
  ];
  return evaluated.map(objective => {
    const own = hints.filter(({ objectiveId }) => objectiveId === objective.id);
    const of = (id?: string) =>
      hintsPlaced(own.filter(({ keyResultId }) => keyResultId === id));
    return {
      ...objective,
      ...of(),
      keyResults: objective.keyResults.map(keyResult => ({
        ...keyResult,
        ...of(keyResult.id),
      })),
    };
  });
}

function hintsPlaced(placed: readonly PlacedHint[]): { hints?: Hint[] } {
  return placed.length > 0
    ? {
        hints: placed.map(
          ({ objectiveId: _, keyResultId: __, ...hint }) => hint,
        ),
      }
    : {};
}
