import { json, Reply } from '../reply';
import type { RestRequest } from './RestRequest';

/** One page of a list, with the way to the next one. @internal */
export function page<T>(
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
