import { Response } from 'express';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../faults';
import { Host } from './Host';
import { budgetHeaders, RateBudget } from './RateBudget';

/** @internal */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: string | Buffer;
}

/** @internal */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** @internal */
export const badCredentials = json(401, {
  message: 'Bad credentials',
  documentation_url: 'https://docs.github.com/rest',
  status: '401',
});

/**
 * The answer a fault gives instead of the real one.
 *
 * @internal
 */
export function faultReply(
  fault: Fault,
  resource: 'core' | 'graphql',
  budget: RateBudget,
  at: number,
): Reply | undefined {
  switch (fault.kind) {
    case 'status':
      return json(fault.status, {
        message: fault.message ?? `Sandbox fault: ${fault.status}`,
      });
    case 'tooManyRequests':
      return json(
        429,
        { message: 'Too many requests' },
        { 'retry-after': String(fault.retryAfterSeconds) },
      );
    case 'secondaryLimit':
      return json(
        403,
        {
          message:
            'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
          documentation_url:
            'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
        },
        { 'retry-after': String(fault.retryAfterSeconds) },
      );
    case 'primaryExhausted':
      budget.exhaust(at + fault.resetInSeconds * 1000);
      return exhausted(resource, budget, at);
    default:
      return undefined;
  }
}

/** What a caller hears whose budget is used up. @internal */
export function exhausted(
  resource: 'core' | 'graphql',
  budget: RateBudget,
  at: number,
): Reply {
  const headers = budgetHeaders(budget.state(at), resource);
  const message = 'API rate limit exceeded for user ID 1.';
  return resource === 'graphql'
    ? json(200, { errors: [{ type: 'RATE_LIMITED', message }] }, headers)
    : json(403, { message }, headers);
}

/** Sends a reply, spoiled the way the faults say. @internal */
export async function send(
  host: Host,
  response: Response,
  reply: Reply,
  faults: readonly Fault[],
): Promise<void> {
  const kinds = new Set(faults.map(fault => fault.kind));
  for (const fault of faults) {
    if (fault.kind === 'latency') {
      await pause(fault.milliseconds);
    }
  }
  if (kinds.has('noAnswer')) {
    return;
  }
  if (kinds.has('connectionReset')) {
    response.socket?.resetAndDestroy();
    return;
  }
  const body =
    typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
  response.status(reply.status);
  response.set(reply.headers ?? {});
  response.set('date', dateHeader(host, faults));
  response.set('x-github-request-id', 'SANDBOX');
  host.requests.addStatus(reply.status);
  if (kinds.has('truncatedBody')) {
    response.set('content-length', String(body.length));
    response.write(body.subarray(0, Math.floor(body.length / 2)), () =>
      response.socket?.destroy(),
    );
    return;
  }
  if (reply.status === 304) {
    response.end();
    return;
  }
  response.end(body);
}

function dateHeader(host: Host, faults: readonly Fault[]): string {
  let at = host.now().getTime();
  for (const fault of faults) {
    if (fault.kind === 'clockSkew') {
      at += fault.seconds * 1000;
    }
  }
  return new Date(at).toUTCString();
}
