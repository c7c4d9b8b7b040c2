import { z } from 'zod';
import { Proposal } from '../../git';
import {
  closeProposal,
  mergeProposal,
  openProposal,
  reopenProposal,
} from '../../git/proposals';
import { invalid, notFound, Refusal } from '../../git/Refusal';
import { json, Reply } from '../reply';
import { mayWrite } from './Caller';
import { filesJson, commitJson } from './commitJson';
import { page } from './paging';
import {
  proposedCommits,
  proposedTrees,
  PullContext,
  wholeProposalJson,
} from './pullJson';
import { readBody } from './readBody';
import {
  demandProposal,
  demandWriting,
  RestRequest,
  Route,
} from './RestRequest';

const opening = z.object({
  title: z.string().min(1),
  head: z.string(),
  head_repo: z.string().optional(),
  base: z.string(),
  body: z.string().nullish(),
  draft: z.boolean().optional(),
});

const editing = z.object({
  title: z.string().min(1).optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  base: z.string().optional(),
});

const merging = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
});

/** Pull requests made here: opening, changing and merging them. @internal */
export const pullRoutes: readonly Route[] = [
  { method: 'POST', path: /^pulls$/, answer: open },
  { method: 'GET', path: /^pulls\/(\d+)$/, answer: read },
  { method: 'PATCH', path: /^pulls\/(\d+)$/, answer: edit },
  { method: 'GET', path: /^pulls\/(\d+)\/merge$/, answer: readMerged },
  { method: 'PUT', path: /^pulls\/(\d+)\/merge$/, answer: merge },
  { method: 'GET', path: /^pulls\/(\d+)\/files$/, answer: readFiles },
  { method: 'GET', path: /^pulls\/(\d+)\/commits$/, answer: readCommits },
];

/** @internal */
export function pullContext(asked: RestRequest): PullContext {
  const { host, origin, repository } = asked;
  return { repository, origin, madeAt: host.company.now.getTime() };
}

function open(asked: RestRequest): Reply {
  const { at, caller, host, repository, request } = asked;
  const wanted = readBody(request, opening);
  const head = headOf(asked, wanted.head, wanted.head_repo);
  demandWriting({ ...asked, repository: head.repository });
  const proposal = openProposal(repository, {
    ...wanted,
    body: wanted.body ?? undefined,
    author: caller.account,
    head,
    at,
  });
  host.webhooks.announce(
    'opened',
    proposal,
    pullContext(asked),
    caller.account,
  );
  const body = wholeProposalJson(proposal, pullContext(asked));
  return json(201, body, { location: body.url ?? '' });
}

/** `branch` of this repository, or `owner:branch` of a fork. */
function headOf(
  { host, repository }: RestRequest,
  head: string,
  headRepository: string | undefined,
): Proposal['head'] {
  const [, owner, branch] = /^([^:]+):(.+)$/.exec(head) ?? [];
  const found = host.git
    .family(repository)
    .find(
      it =>
        it.owner === (owner ?? repository.owner) &&
        (!headRepository || it.slug.split('/')[1] === headRepository),
    );
  if (!found) {
    throw invalid({ resource: 'PullRequest', field: 'head', code: 'invalid' });
  }
  return { repository: found, branch: branch ?? head };
}

function read(asked: RestRequest, number: string): Reply {
  const proposal = demandProposal(asked, number);
  return json(200, wholeProposalJson(proposal, pullContext(asked)));
}

function edit(asked: RestRequest, number: string): Reply {
  const { at, caller, host, repository } = asked;
  const proposal = demandProposal(asked, number);
  if (
    caller.account.login !== proposal.author.login ||
    !mayWrite(caller, proposal.head.repository)
  ) {
    demandWriting(asked);
  }
  const { base, body, state, title } = readBody(asked.request, editing);
  if (base !== undefined && !repository.branches.has(base)) {
    throw invalid({ resource: 'PullRequest', field: 'base', code: 'invalid' });
  }
  const before = proposal.state;
  if (state === 'closed' && before === 'open') {
    closeProposal(proposal, at);
  } else if (state === 'open' && before === 'closed') {
    reopenProposal(proposal, at);
  }
  proposal.base = base ?? proposal.base;
  proposal.title = title ?? proposal.title;
  proposal.body = body === undefined ? proposal.body : body ?? undefined;
  proposal.updatedAt = at;
  const moved = state === 'closed' ? 'closed' : 'reopened';
  const action = proposal.state === before ? 'edited' : moved;
  host.webhooks.announce(action, proposal, pullContext(asked), caller.account);
  return json(200, wholeProposalJson(proposal, pullContext(asked)));
}

function readMerged(asked: RestRequest, number: string): Reply {
  if (!demandProposal(asked, number).merged) {
    throw notFound();
  }
  return { status: 204, body: '' };
}

function merge(asked: RestRequest, number: string): Reply {
  const { at, caller, host, repository, request } = asked;
  const proposal = demandProposal(asked, number);
  demandWriting(asked);
  const how = readBody(request, merging);
  if (how.sha !== undefined && how.sha !== proposal.headSha) {
    throw new Refusal(
      409,
      'Head branch was modified. Review and try the merge again.',
    );
  }
  const sha = mergeProposal(repository, proposal, {
    method: how.merge_method,
    title: how.commit_title,
    message: how.commit_message,
    by: caller.account,
    at,
  });
  host.git.follow(repository);
  host.webhooks.announce(
    'closed',
    proposal,
    pullContext(asked),
    caller.account,
  );
  return json(200, {
    sha,
    merged: true,
    message: 'Pull Request successfully merged',
  });
}

function readFiles(asked: RestRequest, number: string): Reply {
  const { origin, repository } = asked;
  const proposal = demandProposal(asked, number);
  const { before, after } = proposedTrees(repository, proposal);
  return page(asked, filesJson(before, after, repository, origin), it => it);
}

function readCommits(asked: RestRequest, number: string): Reply {
  const { origin, repository } = asked;
  const proposal = demandProposal(asked, number);
  return page(asked, proposedCommits(repository, proposal), it =>
    commitJson(it, repository, origin),
  );
}
