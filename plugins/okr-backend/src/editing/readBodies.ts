import { InputError } from '@backstage/errors';
import {
  EditPreviewRequest,
  editPreviewRequestSchema,
  EditRequest,
  editRequestSchema,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import { fieldOf, sayIssue } from '../api/refusal';
import { EditRefusedError } from './errors';

/** Control characters but tab and line breaks, and halves of characters: neither databases nor git take all of them. */
const NO_TEXT = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/** @throws InputError that names the fields, and no value @internal */
export function readPreview(body: unknown): EditPreviewRequest {
  return read(editPreviewRequestSchema, body);
}

/** @throws InputError that names the fields, and no value @internal */
export function readEdit(body: unknown): EditRequest {
  const edit = read(editRequestSchema, body);
  const { reason = '' } = edit;
  if (NO_TEXT.test(reason)) {
    const message = 'has characters that are no text';
    throw new EditRefusedError(`The edit is not right: reason ${message}`, {
      fields: [{ field: 'reason', message }],
    });
  }
  return edit;
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body, { reportInput: true });
  if (result.success) {
    return result.data;
  }
  const fields = result.error.issues.map(issue => ({
    field: fieldOf(issue),
    message: sayIssue(issue),
  }));
  const said = fields.map(
    ({ field, message }) => `${field || 'the body'} ${message}`,
  );
  if (fields.some(({ field }) => field === '')) {
    throw new InputError(`The edit is not right: ${said.join('; ')}`);
  }
  throw new EditRefusedError(`The edit is not right: ${said.join('; ')}`, {
    fields,
  });
}
