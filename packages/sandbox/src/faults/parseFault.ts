import { FaultDefinition, FaultEffect, FaultScope } from './types';

type Kind = FaultEffect['kind'];

/** The number each kind needs, if it needs one. */
const needed: Record<Kind, string | undefined> = {
  latency: 'milliseconds',
  status: 'status',
  tooManyRequests: 'retryAfterSeconds',
  secondaryLimit: 'retryAfterSeconds',
  primaryExhausted: 'resetInSeconds',
  heavyPage: 'maxPullRequests',
  noAnswer: undefined,
  connectionReset: undefined,
  truncatedBody: undefined,
  partialData: undefined,
  nullNodes: 'share',
  clockSkew: 'seconds',
  overlappingPages: undefined,
  updatedBetweenPages: undefined,
  duplicatedItems: undefined,
  reversedItems: undefined,
};

const scopeTypes: Record<keyof FaultScope, 'string' | 'number'> = {
  repository: 'string',
  operation: 'string',
  probability: 'number',
  skip: 'number',
  times: 'number',
};

/**
 * Reads a fault as it came over HTTP.
 *
 * @returns a sentence that says what is wrong with it
 * @internal
 */
export function parseFault(body: unknown): FaultDefinition | string {
  if (!isFault(body)) {
    return `A fault is an object with a kind: ${Object.keys(needed).join(
      ', ',
    )}`;
  }
  const values: Record<string, unknown> = { ...body };
  const number = needed[body.kind];
  if (number && typeof values[number] !== 'number') {
    return `The fault ${body.kind} needs the number ${number}`;
  }
  for (const [name, type] of Object.entries(scopeTypes)) {
    if (values[name] !== undefined && typeof values[name] !== type) {
      return `${name} must be a ${type}`;
    }
  }
  return body;
}

function isFault(body: unknown): body is FaultDefinition {
  return (
    typeof body === 'object' &&
    body !== null &&
    'kind' in body &&
    typeof body.kind === 'string' &&
    body.kind in needed
  );
}
