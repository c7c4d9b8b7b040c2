import { InputError } from '@backstage/errors';
import {
  ChangeCheckInRequest,
  changeCheckInRequestSchema,
  CreateCheckInRequest,
  createCheckInRequestSchema,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import { fieldOf, prototypeKeys, sayIssue } from '../api/refusal';
import { toStorableJson } from '../database';
import { CheckInRefusedError } from './errors';

const SAID = ['day', 'confidence', 'words', 'value', 'ticks'];

/** @throws CheckInRefusedError with what is wrong with each field */
export function readCreateBody(body: unknown): CreateCheckInRequest {
  return readBody(body, createCheckInRequestSchema);
}

/** @throws CheckInRefusedError with what is wrong with each field */
export function readChangeBody(body: unknown): ChangeCheckInRequest {
  return readBody(body, changeCheckInRequestSchema);
}

/** What a person wrote is told field by field; what a client got wrong is not. */
function readBody<T extends { words?: string }>(
  body: unknown,
  schema: z.ZodType<T>,
): T {
  const [unknown] = prototypeKeys(body, []);
  if (unknown) {
    throw new InputError(`A check-in ${unknown.message}`);
  }
  const read = schema.safeParse(body, { reportInput: true });
  if (!read.success) {
    throw refusalOf(read.error.issues);
  }
  const words = storable(read.data.words?.trim() ?? '');
  return { ...read.data, words: words === '' ? undefined : words };
}

function refusalOf(issues: z.core.$ZodIssue[]): InputError {
  const others = issues.filter(({ path }) => !SAID.includes(String(path[0])));
  if (others.length > 0) {
    return new InputError(
      `A check-in cannot be read: ${others
        .map(issue => `${fieldOf(issue) || 'the body'} ${sayIssue(issue)}`)
        .join('; ')}`,
    );
  }
  return new CheckInRefusedError(
    issues.map(issue => ({ field: fieldOf(issue), message: sayIssue(issue) })),
  );
}

/** Without what no database keeps. */
function storable(text: string): string {
  return JSON.parse(toStorableJson(text));
}
