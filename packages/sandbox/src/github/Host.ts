import { Request } from 'express';
import { Company } from '../company';
import { Faults } from '../faults';
import { Git } from '../git';
import { RequestLog } from '../RequestLog';
import { RateBudget } from './RateBudget';
import { Viewing } from './Viewing';
import { Webhooks } from './Webhooks';

/** Everything the routes of the GitHub stand-in work on. @internal */
export interface Host {
  company: Company;
  /** Branches, commits, and the pull requests that are made here. */
  git: Git;
  webhooks: Webhooks;
  faults: Faults;
  requests: RequestLog;
  now: () => Date;
  requestsMoveUpdatedAt: boolean;
  /** GraphQL answers 502 above this many pull requests with timelines in a query. */
  maxPullRequestsPerPage?: number;
  /** Tokens that are let in; any when undefined. */
  tokens?: readonly string[];
  budgetOf(token: string, resource: 'core' | 'graphql'): RateBudget;
}

/** The origin as the caller wrote it, so that links lead back the same way. @internal */
export function originOf(request: Request): string {
  return `${request.protocol}://${request.get('host') ?? 'localhost'}`;
}

/** @internal */
export function viewingOf(host: Host, request: Request): Viewing {
  return {
    company: host.company,
    origin: originOf(request),
    at: host.now().getTime(),
    requestsMoveUpdatedAt: host.requestsMoveUpdatedAt,
  };
}

/** The token of a request; undefined when there is none, or none that is let in. @internal */
export function tokenOf(host: Host, request: Request): string | undefined {
  const [scheme, token] = (request.get('authorization') ?? '').split(' ');
  if (!/^(bearer|token)$/i.test(scheme) || !token) {
    return undefined;
  }
  return !host.tokens || host.tokens.includes(token) ? token : undefined;
}
