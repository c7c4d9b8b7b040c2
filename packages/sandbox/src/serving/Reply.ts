/** An answer before it is sent. @internal */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** @internal */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}
