import { Server } from '../config';

/** What every request to a server carries. @internal */
export function headersFor({
  headers,
  token,
  basic,
}: Server): Record<string, string> {
  const login = basic && `${basic.username}:${basic.password}`;
  return {
    accept: 'application/json',
    'user-agent': 'backstage-okr',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(login
      ? { authorization: `Basic ${Buffer.from(login).toString('base64')}` }
      : {}),
    ...headers,
  };
}
