import {
  hintsOfAnnotation,
  isNumberHint,
  pathOfHint,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  ObjectiveDefinition,
  MetricDefinition,
  OkrsResponse,
  PlacedHint,
  Problem,
} from '@keyresults/backstage-plugin-okr-common';

/**
 * The hints of what is being written: what the text tells at once, and what its numbers told when it was last looked at.
 * What is a problem of the same field already is not said twice.
 *
 * @param preview - the tab as it would be, where that is known
 * @internal
 */
export function editorHints(
  objectives: readonly ObjectiveDefinition[],
  metrics: readonly MetricDefinition[],
  problems: readonly Problem[],
  preview: OkrsResponse | undefined,
): PlacedHint[] {
  const ofNumbers = (preview?.objectives ?? []).flatMap(objective =>
    objective.keyResults.flatMap(({ id, hints = [] }) =>
      hints
        .filter(({ name }) => isNumberHint(name))
        .map(hint => ({
          ...hint,
          objectiveId: objective.id,
          keyResultId: id,
        })),
    ),
  );
  const said = new Set(problems.map(({ path }) => path.join('/')));
  return [...hintsOfAnnotation(objectives, metrics), ...ofNumbers].filter(
    hint => !said.has(pathOfHint(hint).join('/')),
  );
}
