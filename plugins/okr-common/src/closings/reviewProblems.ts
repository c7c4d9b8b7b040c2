import { CloseCycleRequest, ReviewProblem } from '../api';

/** Where a problem of the verdict on an objective is told. @public */
export function verdictField(
  objectiveId: string,
  part: 'verdict' | 'sentence',
): string {
  return `verdicts.${objectiveId}.${part}`;
}

/**
 * What is missing in what somebody says of a cycle that is over: every objective needs one verdict, and those that are
 * changed or dropped a sentence. The messages can stand behind the name of the field.
 *
 * @param objectiveIds - those of the cycle
 * @public
 */
export function reviewProblems(
  { verdicts }: Pick<CloseCycleRequest, 'verdicts'>,
  objectiveIds: readonly string[],
): ReviewProblem[] {
  const problems: ReviewProblem[] = [];
  for (const id of objectiveIds) {
    const said = verdicts.filter(({ objectiveId }) => objectiveId === id);
    const [first] = said;
    if (!first) {
      problems.push({
        field: verdictField(id, 'verdict'),
        message: 'is missing: say whether to keep, change or drop it',
      });
    } else if (said.length > 1) {
      problems.push({
        field: verdictField(id, 'verdict'),
        message: 'is given more than once',
      });
    } else if (first.verdict !== 'keep' && !first.sentence?.trim()) {
      problems.push({
        field: verdictField(id, 'sentence'),
        message: `is missing: say why to ${first.verdict} it`,
      });
    }
  }
  for (const { objectiveId } of verdicts) {
    if (!objectiveIds.includes(objectiveId)) {
      problems.push({
        field: verdictField(objectiveId, 'verdict'),
        message: 'is of no objective of the cycle',
      });
    }
  }
  return problems;
}
