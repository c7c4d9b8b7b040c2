import {
  Days,
  KeyResultDefinition,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { CheckInContent } from './StoredCheckIn';

/** What a check-in is about, as the annotation has it now. @internal */
export interface CheckedKeyResult {
  definition: KeyResultDefinition;
  /** Id of its cycle. */
  cycleId: string;
  /** Those of its cycle. */
  cycle: Days;
  /** Of the cycle, those that a check-in can speak of now; undefined where there are none. */
  days: Days | undefined;
  today: string;
}

/**
 * What is wrong with a check-in, to stand behind the name of the field.
 *
 * @param keyResult - undefined where the annotation has none such
 * @internal
 */
export function checkInProblems(
  content: CheckInContent,
  keyResult: CheckedKeyResult | undefined,
): ReviewProblem[] {
  if (!keyResult) {
    return [
      {
        field: 'keyResultId',
        message: 'is not among the key results any more',
      },
    ];
  }
  return [
    ...kindProblems(content, keyResult.definition),
    ...dayProblems(content.day, keyResult),
    ...(isSilent(content)
      ? [{ field: '', message: 'says nothing yet: give a confidence or words' }]
      : []),
  ];
}

function kindProblems(
  { value, ticks }: CheckInContent,
  definition: KeyResultDefinition,
): ReviewProblem[] {
  const { kind } = definition;
  const problems: ReviewProblem[] = [];
  if (kind === 'invalid') {
    problems.push({
      field: 'keyResultId',
      message: 'cannot be understood; mend the key result first',
    });
  }
  if (value !== undefined && kind !== 'manual') {
    problems.push({
      field: 'value',
      message: 'is only for numbers that are kept by check-ins',
    });
  }
  if (ticks !== undefined && kind !== 'habit') {
    problems.push({ field: 'ticks', message: 'are only for habits' });
  }
  if (ticks !== undefined && kind === 'habit' && definition.count) {
    problems.push({
      field: 'ticks',
      message: `are counted from ${definition.count.metric} here, so nobody can add to them`,
    });
  }
  return problems;
}

function dayProblems(
  day: string,
  { cycle, days, today }: CheckedKeyResult,
): ReviewProblem[] {
  const problem = (message: string) => [{ field: 'day', message }];
  if (day > today) {
    return problem('must not be in the future');
  }
  if (day < cycle.first || day > cycle.last) {
    return problem(
      `must be in the cycle, from ${cycle.first} to ${cycle.last}`,
    );
  }
  if (!days || day < days.first) {
    return problem('must be at most 14 days ago');
  }
  return [];
}

function isSilent(content: CheckInContent): boolean {
  const { confidence, words, value, ticks } = content;
  return [confidence, words, value, ticks].every(said => said === undefined);
}
