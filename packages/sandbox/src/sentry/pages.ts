import { Asked } from './Asked';
import { Refusal } from './Refusal';

const mostPerPage = 100;

/** A part of a list, with the header that leads to the others. @internal */
export interface Page<T> {
  items: T[];
  headers: { link: string };
}

/** The page that the cursor `0:<offset>:<is previous>` names. @throws Refusal @internal */
export function pageOf<T>(asked: Asked, list: readonly T[]): Page<T> {
  const size = readSize(asked.query);
  const offset = readOffset(asked.query);
  const previous = Math.max(0, offset - size);
  return {
    items: list.slice(offset, offset + size),
    headers: {
      link: [
        link(asked, 'previous', `0:${previous}:1`, offset > 0),
        link(
          asked,
          'next',
          `0:${offset + size}:0`,
          offset + size < list.length,
        ),
      ].join(', '),
    },
  };
}

function readSize(query: URLSearchParams): number {
  const size = Number(query.get('per_page') ?? mostPerPage);
  if (!Number.isInteger(size) || size < 1 || size > mostPerPage) {
    throw new Refusal(
      400,
      `Invalid per_page value. Must be between 1 and ${mostPerPage}.`,
    );
  }
  return size;
}

function readOffset(query: URLSearchParams): number {
  const cursor = query.get('cursor');
  if (!cursor) {
    return 0;
  }
  const [, offset] = /^\d+:(\d+):[01]$/.exec(cursor) ?? [];
  if (!offset) {
    throw new Refusal(400, 'Invalid cursor parameter.');
  }
  return Number(offset);
}

function link(
  { url, query }: Asked,
  rel: string,
  cursor: string,
  results: boolean,
): string {
  const others = new URLSearchParams(query);
  others.delete('cursor');
  return `<${url}?${others}&cursor=${cursor}>; rel="${rel}"; results="${results}"; cursor="${cursor}"`;
}
