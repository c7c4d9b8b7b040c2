import { InputError } from '@backstage/errors';
import {
  PushProblem,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';

/** A review that is not right, with what is wrong beside each field: `error.fields` of the body. @internal */
export class ReviewRefusedError extends InputError {
  readonly fields: ReviewProblem[];

  constructor(fields: ReviewProblem[]) {
    super(
      `The review is not right: ${fields
        .map(({ field, message }) => (field ? `${field} ${message}` : message))
        .join('; ')}`,
    );
    this.fields = fields;
  }
}

/** Items that cannot be stored, so that none was: `error.items` of the body. @internal */
export class PushRefusedError extends InputError {
  readonly items: PushProblem[];

  constructor(items: PushProblem[]) {
    const [{ index, field, message }] = items;
    const others =
      items.length > 1 ? ` There are ${items.length} problems in all.` : '';
    super(
      `Nothing was stored. Item ${index}: ${
        field ? `${field} ` : ''
      }${message}.${others}`,
    );
    this.items = items;
  }
}

const formats: Record<string, string> = {
  datetime: 'must be an instant such as 2026-11-01T09:30:00Z',
  date: 'must be a date such as 2026-11-01',
  url: 'must be a link that begins with http or https',
};

type Issue = z.core.$ZodIssue;

/** What is wrong with a value, to stand behind its name. @internal */
export function sayIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_format':
      return formats[issue.format] ?? 'is not written as it has to be';
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? 'is missing'
        : `must be ${article(issue.expected)}`;
    case 'too_small':
      return issue.origin === 'string'
        ? 'must not be empty'
        : `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `must have at most ${issue.maximum} characters`
        : `must be at most ${issue.maximum}`;
    case 'unrecognized_keys':
      return `has ${issue.keys.join(', ')}, which is not known`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'invalid_key':
      return 'is not the name of a phase';
    default:
      return issue.message;
  }
}

function article(expected: string): string {
  return /^[aeio]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

/** Of which field an issue is, for instance `actionItems.2.due`; empty for the whole. @internal */
export function fieldOf(issue: Issue): string {
  return issue.path.join('.');
}
