const perPage = 100;

/**
 * Reads pull requests, their timelines and their reviews the way a REST client has to.
 *
 * @returns how many requests that took, for how many pull requests
 */
export async function readOverRest(
  apiBaseUrl: string,
  slugs: readonly string[],
): Promise<{ requests: number; pullRequests: number }> {
  let requests = 0;
  let pullRequests = 0;
  const list = async (path: string): Promise<{ number?: number }[]> => {
    const items: { number?: number }[] = [];
    for (let page = 1; ; page += 1) {
      const url = new URL(`${apiBaseUrl}/repos/${path}`);
      url.searchParams.set('per_page', String(perPage));
      url.searchParams.set('page', String(page));
      requests += 1;
      const response = await fetch(url, {
        headers: { authorization: 'token sandbox' },
      });
      if (!response.ok) {
        throw new Error(`${url} answers ${response.status}`);
      }
      items.push(...(await response.json()));
      if (!response.headers.get('link')?.includes('rel="next"')) {
        return items;
      }
    }
  };
  for (const slug of slugs) {
    for (const { number } of await list(`${slug}/pulls?state=all`)) {
      pullRequests += 1;
      await list(`${slug}/issues/${number}/timeline`);
      await list(`${slug}/pulls/${number}/reviews`);
    }
  }
  return { requests, pullRequests };
}
