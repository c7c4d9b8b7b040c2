import { InputError } from '@backstage/errors';
import { closeCycleRequestSchema } from '@keyresults/backstage-plugin-okr-common';
import type {
  CloseCycleRequest,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import { fieldOf, prototypeKeys, sayIssue } from '../api/refusal';
import { toStorableJson } from '../database';
import { ClosingRefusedError } from './errors';

/**
 * What somebody sent to close a cycle, without space around what they wrote.
 *
 * @throws ClosingRefusedError with what is wrong with each field
 * @throws InputError for what a client got wrong
 * @internal
 */
export function readBody(body: unknown): CloseCycleRequest {
  const [unknown] = prototypeKeys(body, []);
  if (unknown) {
    throw new InputError(`The review of a cycle ${unknown.message}`);
  }
  const read = closeCycleRequestSchema.safeParse(body, { reportInput: true });
  if (!read.success) {
    throw refusalOf(read.error.issues, body);
  }
  const { version, summary, verdicts }: CloseCycleRequest = JSON.parse(
    toStorableJson(read.data),
  );
  return {
    version,
    ...written('summary', summary),
    verdicts: verdicts.map(({ objectiveId, verdict, sentence }) => ({
      objectiveId,
      verdict,
      ...written('sentence', sentence),
    })),
  };
}

function written<Name extends string>(
  name: Name,
  text: string | undefined,
): { [Key in Name]?: string } {
  const trimmed = text?.trim() ?? '';
  return trimmed === ''
    ? {}
    : ({ [name]: trimmed } as { [Key in Name]: string });
}

/** What a person wrote is told field by field; what a client got wrong is not. */
function refusalOf(issues: z.core.$ZodIssue[], body: unknown): InputError {
  const problems: ReviewProblem[] = [];
  const others: string[] = [];
  for (const issue of issues) {
    const field = writtenField(issue.path, body);
    if (field === undefined) {
      others.push(`${fieldOf(issue) || 'the body'} ${sayIssue(issue)}`);
    } else {
      problems.push({ field, message: sayIssue(issue) });
    }
  }
  return others.length > 0
    ? new InputError(
        `The review of a cycle cannot be read: ${others.join('; ')}`,
      )
    : new ClosingRefusedError(problems);
}

/** Verdicts are told by the objective that they are of, wherever they stand in the list. */
function writtenField(
  path: readonly PropertyKey[],
  body: unknown,
): string | undefined {
  const [first, index, part] = path;
  if (first === 'summary') {
    return 'summary';
  }
  const ids = z
    .object({ verdicts: z.array(z.object({ objectiveId: z.string() })) })
    .safeParse(body);
  return first === 'verdicts' &&
    typeof index === 'number' &&
    (part === 'verdict' || part === 'sentence') &&
    ids.success
    ? `verdicts.${ids.data.verdicts[index].objectiveId}.${part}`
    : undefined;
}
