import { InputError } from '@backstage/errors';
import { EditRefusedError, impossible } from '../errors';
import { isReasonNeeded, LastProposal } from './isReasonNeeded';
import { Draft } from './makeDraft';

/**
 * Lets through only what may be saved.
 *
 * @param last - the open proposal that it changes
 * @throws EditRefusedError with what is wrong
 * @throws InputError when it cannot be done, or would do nothing
 * @internal
 */
export function refuseDraft(
  draft: Draft,
  last: LastProposal | undefined,
  reason: string | undefined,
): void {
  if (draft.refusal) {
    throw impossible(draft.refusal);
  }
  const { newProblems } = draft;
  if (newProblems.length > 0) {
    const [{ message, position }] = newProblems;
    throw new EditRefusedError(
      `The key results are not right. Line ${position.line}: ${message}`,
      { problems: newProblems },
    );
  }
  if (draft.diff.length === 0) {
    throw new InputError('Nothing would change');
  }
  if (reason === undefined && isReasonNeeded(draft, last)) {
    const message = 'is needed: a target value is eased while its cycle runs';
    throw new EditRefusedError(`A reason ${message}`, {
      fields: [{ field: 'reason', message }],
    });
  }
}
