/** For the tests of this package. */
import { Sandbox } from '../startSandbox';

/** Query parameters; those with several values are repeated. @internal */
export type Parameters = Record<
  string,
  string | number | (string | number)[] | undefined
>;

/** An answer of Sentry. @internal */
export interface SentryAnswer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** Asks about the organization `acme`, as somebody who may read it. @internal */
export async function askSentry<T = { detail: string }>(
  sandbox: Sandbox,
  endpoint: string,
  parameters: Parameters = {},
  authorization = 'Bearer test',
): Promise<SentryAnswer<T>> {
  const path = `/api/0/organizations/acme/${endpoint}/?${written(parameters)}`;
  const response = await fetch(sandbox.sentryUrls.acme + path, {
    headers: { authorization },
  });
  return {
    status: response.status,
    headers: response.headers,
    body: await response.json(),
  };
}

function written(parameters: Parameters): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(parameters)) {
    for (const value of [values ?? []].flat()) {
      query.append(name, String(value));
    }
  }
  return query;
}

/** Where the next page is, if there is one. @internal */
export function nextPage(headers: Headers): string | undefined {
  const [, url, results] =
    /<([^>]+)>; rel="next"; results="(true|false)"/.exec(
      headers.get('link') ?? '',
    ) ?? [];
  return results === 'true' ? url : undefined;
}
