import { Repository, stateAt } from '../../company';
import { notFound } from '../../git/Refusal';
import { Reply } from '../reply';
import { timelineItems } from '../timelineViews';
import { isoSecond } from '../Viewing';
import { page } from './paging';
import { companyPullJson, proposalJson } from './pullJson';
import { pullContext } from './pullRoutes';
import { Served } from './schemas';
import { RestRequest, Route } from './RestRequest';

/** Lists of pull requests, the company's own and those made here, and what happened to the company's. @internal */
export const listRoutes: readonly Route[] = [
  { method: 'GET', path: /^pulls$/, answer: listPulls },
  {
    method: 'GET',
    path: /^(?:issues|pulls)\/(\d+)\/(timeline|reviews)$/,
    answer: listEvents,
  },
];

function listEvents(asked: RestRequest, number: string, what: string): Reply {
  const { companyRepository } = asked.repository;
  const pullRequest = companyRepository?.pullRequest(Number(number));
  if (!pullRequest) {
    throw notFound();
  }
  const { events } = stateAt(pullRequest, asked.at);
  const shown =
    what === 'reviews'
      ? timelineItems(events, ['PULL_REQUEST_REVIEW'])
      : events;
  return page(asked, shown, event => ({
    id: event.key,
    event: event.kind,
    created_at: isoSecond(event.at),
  }));
}

interface Listed {
  number: number;
  value: number;
  view(): Served<'pull-request-simple'>;
}

function listPulls(asked: RestRequest): Reply {
  const { companyRepository } = asked.repository;
  const { base, direction, head } = asked.request.query;
  const [, owner, branch] = /^([^:]+):(.+)$/.exec(String(head ?? '')) ?? [];
  const list = [
    ...proposals(asked),
    ...(companyRepository ? ownPulls(asked, companyRepository) : []),
  ].sort((a, b) => b.value - a.value || b.number - a.number);
  // A head without its owner filters nothing, as on GitHub.
  const filtered =
    base || owner
      ? list.filter(it => {
          const view = it.view();
          return (
            (!base || view.base?.ref === base) &&
            (!owner || view.head?.label === `${owner}:${branch}`)
          );
        })
      : list;
  return page(asked, direction === 'asc' ? filtered.reverse() : filtered, it =>
    it.view(),
  );
}

function proposals(asked: RestRequest): Listed[] {
  const { sort, state = 'open' } = asked.request.query;
  return [...asked.repository.proposals.values()]
    .filter(it => state === 'all' || it.state === state)
    .map(proposal => ({
      number: proposal.number,
      value: sort === 'updated' ? proposal.updatedAt : proposal.createdAt,
      view: () => proposalJson(proposal, pullContext(asked)),
    }));
}

function ownPulls(asked: RestRequest, own: Repository): Listed[] {
  const { sort, state = 'open' } = asked.request.query;
  const rule = { requestsMoveUpdatedAt: asked.host.requestsMoveUpdatedAt };
  const ordered = own.ordered(asked.at, rule, {
    field: sort === 'updated' ? 'UPDATED_AT' : 'CREATED_AT',
    direction: 'DESC',
    states: {
      all: undefined,
      closed: ['CLOSED' as const, 'MERGED' as const],
      open: ['OPEN' as const],
    }[String(state)],
  });
  return ordered.map(({ number, value }) => ({
    number,
    value,
    view: () => {
      const pullRequest = own.pullRequest(number);
      if (!pullRequest) {
        throw notFound();
      }
      const { updatedAt } = stateAt(pullRequest, asked.at, rule);
      return companyPullJson(
        pullRequest,
        asked.at,
        updatedAt,
        pullContext(asked),
      );
    },
  }));
}
