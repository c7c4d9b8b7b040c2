import { Request, RequestHandler } from 'express';
import { GraphQLError, Kind } from 'graphql';
import { disturbData } from '../faults/disturbData';
import { Fault } from '../faults';
import { answerQuery, Query, readQuery } from './answerQuery';
import { argumentsOf } from './cost';
import { onTheWire } from './errors';
import { Host, tokenOf, viewingOf } from './Host';
import { decodeNodeId } from './nodeIds';
import { Viewing } from './Viewing';
import { budgetHeaders } from './RateBudget';
import {
  badCredentials,
  exhausted,
  faultReply,
  json,
  Reply,
  send,
} from './reply';

interface Body {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string;
}

/** `POST /api/graphql` @internal */
export function graphqlRoute(host: Host): RequestHandler {
  return async (request, response, next) => {
    try {
      const body = readBody(request);
      const read = readQuery(body.query, body.variables, body.operationName);
      const query = Array.isArray(read) ? undefined : read;
      const repositories = query
        ? topLevelRepositories(host, query)
        : new Map();
      const name = query?.operation.name?.value ?? 'unnamed';
      const faults = host.faults.meet({
        operations: ['graphql', name],
        repositories: [...repositories.values()].flat(),
      });
      host.requests.addRequest('graphql', name, query?.points);
      const reply = await answer(host, request, read, faults, key =>
        repositories.get(key)?.at(0),
      );
      await send(host, response, reply, faults);
    } catch (error) {
      next(error);
    }
  };
}

function readBody(request: Request): Body {
  const { query, variables, operationName } = request.body ?? {};
  return {
    query: typeof query === 'string' ? query : '',
    variables: variables ?? {},
    operationName: operationName ?? undefined,
  };
}

const tooHeavy = {
  data: null,
  errors: [
    {
      message:
        'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.',
    },
  ],
};

async function answer(
  host: Host,
  request: Request,
  read: Query | GraphQLError[],
  faults: Fault[],
  repositoryOf: (key: string) => string | undefined,
): Promise<Reply> {
  const token = tokenOf(host, request);
  if (!token) {
    return badCredentials;
  }
  const viewing = viewingOf(host, request);
  const budget = host.budgetOf(token, 'graphql');
  for (const fault of faults) {
    const reply = faultReply(fault, 'graphql', budget, viewing.at);
    if (reply) {
      return reply;
    }
  }
  if (Array.isArray(read)) {
    return json(200, { errors: read.map(onTheWire) });
  }
  if (budget.state(viewing.at).remaining < read.points) {
    return exhausted('graphql', budget, viewing.at);
  }
  const state = budget.spend(viewing.at, read.points);
  const headers = budgetHeaders(state, 'graphql');
  if (heavyPullRequests(read) > mostPullRequests(host, faults)) {
    return json(502, tooHeavy, headers);
  }
  const pages: Parameters<NonNullable<Viewing['onPage']>>[] = [];
  const kinds = faults.map(fault => fault.kind);
  const data = await answerQuery(
    read,
    {
      ...viewing,
      overlappingPages: kinds.includes('overlappingPages'),
      onPage: (...page) => pages.push(page),
    },
    { cost: read.points, nodeCount: read.nodes, budget: state },
  );
  if (kinds.includes('updatedBetweenPages')) {
    for (const [repository, last] of pages) {
      repository.addEvents(last, { kind: 'commented', at: viewing.at });
    }
  }
  return json(200, disturbData(data, faults, repositoryOf), headers);
}

/** Pull requests asked for together with lists of their own. */
function heavyPullRequests(query: Query): number {
  return query.connections
    .filter(it => it.type === 'PullRequestConnection' && it.nested)
    .reduce((sum, it) => sum + it.times * (it.first ?? it.last ?? 0), 0);
}

function mostPullRequests(host: Host, faults: readonly Fault[]): number {
  const limits = faults.map(fault =>
    fault.kind === 'heavyPage' ? fault.maxPullRequests : Infinity,
  );
  return Math.min(host.maxPullRequestsPerPage ?? Infinity, ...limits);
}

/** By key of the answer: the repositories that the field asks about, as the catalog writes them, in lower case. */
function topLevelRepositories(host: Host, query: Query): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const field of query.operation.selectionSet.selections) {
    if (field.kind !== Kind.FIELD) {
      continue;
    }
    const { owner, name, ids, id } = argumentsOf(field, query.variables);
    const key = field.alias?.value ?? field.name.value;
    if (field.name.value === 'repository') {
      result.set(key, [`${owner}/${name}`.toLowerCase()]);
    }
    const nodes = [...(Array.isArray(ids) ? ids : []), id];
    const slugs = nodes.flatMap(it => slugOfNode(host, it));
    if (slugs.length) {
      result.set(key, [...new Set(slugs)]);
    }
  }
  return result;
}

function slugOfNode(host: Host, id: unknown): string[] {
  const reference = typeof id === 'string' ? decodeNodeId(id) : undefined;
  const repository =
    reference && host.company.repositoryById(reference.repository);
  return repository ? [repository.slug.toLowerCase()] : [];
}
