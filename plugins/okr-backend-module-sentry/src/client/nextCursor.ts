/**
 * Where the next page begins, by a `Link` header; undefined behind the last page.
 *
 * @throws Error when the header is not one of Sentry's: a list must not end because nobody said how it goes on
 * @internal
 */
export function nextCursor(link: string | null): string | undefined {
  for (const part of (link ?? '').split(/,\s*(?=<)/)) {
    if (!/;\s*rel="next"/.test(part)) continue;
    const [, results] = /;\s*results="(\w+)"/.exec(part) ?? [];
    const [, cursor] = /;\s*cursor="([^"]+)"/.exec(part) ?? [];
    if (results === 'false') return undefined;
    if (results === 'true' && cursor) return cursor;
  }
  throw new Error('no Link header that says whether there are more pages');
}
