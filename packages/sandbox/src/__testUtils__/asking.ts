/** For the tests of this package. */
import { Sandbox } from '../startSandbox';

/** An answer of the GraphQL endpoint. @internal */
export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  data: T;
  errors?: { type?: string; message: string; path?: (string | number)[] }[];
}

/** Asks the sandbox as a signed-in caller. @internal */
export async function ask<T = unknown>(
  sandbox: Sandbox,
  query: string,
  variables: Record<string, unknown> = {},
  authorization = 'bearer test',
): Promise<Answer<T>> {
  const response = await fetch(`${sandbox.origin}/api/graphql`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const body = await response.json();
  return {
    status: response.status,
    headers: response.headers,
    data: body.data,
    errors: body.errors,
  };
}

/** Asks the REST interface as a signed-in caller. @internal */
export function get(
  sandbox: Sandbox,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${sandbox.apiBaseUrl}${path}`, {
    headers: { authorization: 'token test', ...headers },
  });
}
