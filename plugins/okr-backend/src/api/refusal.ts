import { InputError } from '@backstage/errors';
import {
  PushProblem,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';

/** A review that is not right, with what is wrong beside each field: `error.fields` of the body. @internal */
export class ReviewRefusedError extends InputError {
  readonly fields: ReviewProblem[];

  /** @param problems - with messages that can stand behind the name of the field */
  constructor(problems: ReviewProblem[]) {
    super(
      `The review is not right: ${problems
        .map(({ field, message }) => (field ? `${field} ${message}` : message))
        .join('; ')}`,
    );
    this.fields = problems.map(asSentence);
  }
}

/** Items that cannot be stored, so that none was: `error.items` of the body. @internal */
export class PushRefusedError extends InputError {
  readonly items: PushProblem[];

  /** @param problems - with messages that can stand behind the name of the field, or that are sentences */
  constructor(problems: PushProblem[]) {
    const [{ index, field, message }] = problems;
    const isSentence = /^\p{Lu}/u.test(message);
    const others =
      problems.length > 1
        ? ` There are ${problems.length} problems in all.`
        : '';
    super(
      `Nothing was stored. Item ${index}: ${
        field ? `${field}${isSentence ? ':' : ''} ` : ''
      }${message}.${others}`,
    );
    this.items = problems.map(asSentence);
  }
}

/** Beside its field a message stands alone. @internal */
export function asSentence<Problem extends { message: string }>(
  problem: Problem,
): Problem {
  const { message } = problem;
  return {
    ...problem,
    message: `${message.charAt(0).toLocaleUpperCase('en')}${message.slice(1)}`,
  };
}

/**
 * Where a body holds the key `__proto__`, which the schemas would pass over in silence.
 *
 * @param paths - of the objects looked at, below the body, which is looked at too
 * @internal
 */
export function prototypeKeys(
  body: unknown,
  paths: readonly string[],
): { path: string; message: string }[] {
  return ['', ...paths].flatMap(path => {
    const value = path
      .split('.')
      .filter(key => key !== '')
      .reduce<unknown>(
        (inner, key) =>
          isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined,
        body,
      );
    return isObject(value) && Object.hasOwn(value, '__proto__')
      ? [{ path, message: 'has __proto__, which is not known' }]
      : [];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const formats: Record<string, string> = {
  datetime: 'must be an instant such as 2026-11-01T09:30:00Z',
  date: 'must be a date such as 2026-11-01',
  url: 'must be a link that begins with http or https',
};

const counted: Record<string, string> = {
  string: ' characters',
  array: ' entries',
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
      return `${issue.origin in counted ? 'must have' : 'must be'} at most ${
        issue.maximum
      }${counted[issue.origin] ?? ''}`;
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
  if (expected === 'int') {
    return 'a whole number';
  }
  return /^[aeio]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

/** Of which field an issue is, for instance `actionItems.2.due`; empty for the whole. @internal */
export function fieldOf(issue: Issue): string {
  return issue.path.join('.');
}
