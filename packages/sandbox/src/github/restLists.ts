import { Repository, stateAt } from '../company';
import { json, Reply } from './reply';
import type { RestRequest } from './restRoutes';
import { timelineItems } from './timelineViews';
import { isoSecond } from './Viewing';

/**
 * The lists a client without GraphQL would read: enough to count its requests, and no more.
 *
 * @internal
 */
export function listReply(
  asked: RestRequest,
  repository: Repository,
): Reply | undefined {
  if (asked.rest === 'pulls') {
    return pullsReply(asked, repository);
  }
  const one = /^(?:issues|pulls)\/(\d+)\/(timeline|reviews)$/.exec(asked.rest);
  const pullRequest = one && repository.pullRequest(Number(one[1]));
  if (!pullRequest) {
    return undefined;
  }
  const { events } = stateAt(pullRequest, asked.at);
  const shown =
    one[2] === 'reviews'
      ? timelineItems(events, ['PULL_REQUEST_REVIEW'])
      : events;
  return page(asked, shown, event => ({
    id: event.key,
    event: event.kind,
    created_at: isoSecond(event.at),
  }));
}

function pullsReply(asked: RestRequest, repository: Repository): Reply {
  const { sort, state } = asked.request.query;
  const ordered = repository.ordered(
    asked.at,
    { requestsMoveUpdatedAt: asked.host.requestsMoveUpdatedAt },
    {
      field: sort === 'updated' ? 'UPDATED_AT' : 'CREATED_AT',
      direction: 'DESC',
      states: state === 'all' ? undefined : ['OPEN'],
    },
  );
  return page(asked, ordered, ({ number, value }) => ({
    number,
    title: repository.pullRequest(number)?.title,
    updated_at: isoSecond(value),
  }));
}

function page<T>(
  { request, origin }: RestRequest,
  list: readonly T[],
  viewOf: (item: T) => object,
): Reply {
  const size = Math.min(100, Number(request.query.per_page) || 30);
  const number = Number(request.query.page) || 1;
  const last = Math.max(1, Math.ceil(list.length / size));
  const link = (to: number, relation: string) => {
    const url = new URL(request.originalUrl, origin);
    url.searchParams.set('page', String(to));
    return `<${url}>; rel="${relation}"`;
  };
  const items = list.slice((number - 1) * size, number * size).map(viewOf);
  return json(
    200,
    items,
    number < last
      ? { link: [link(number + 1, 'next'), link(last, 'last')].join(', ') }
      : {},
  );
}
