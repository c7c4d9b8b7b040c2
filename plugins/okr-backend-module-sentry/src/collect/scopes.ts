import { z } from 'zod';
import { SentryClient } from '../client';

const sufficient = ['org:read', 'org:write', 'org:admin'];

const rootSchema = z.looseObject({
  auth: z.looseObject({ scopes: z.array(z.string()).nullish() }).nullish(),
});

/**
 * What the token may not do, in words that say how to change it; undefined where it may, or where Sentry does not say.
 *
 * @throws as `SentryClient.ask` does
 * @internal
 */
export async function missingScope(
  client: SentryClient,
): Promise<string | undefined> {
  const { auth } = await client.ask({ path: '/', schema: rootSchema });
  const scopes = auth?.scopes ?? undefined;
  if (!scopes || scopes.some(it => sufficient.includes(it))) return undefined;
  const has = scopes.length > 0 ? [...scopes].sort().join(', ') : 'none';
  return `the token lacks the scope org:read (it has: ${has}). Give the internal integration the permission Organization: Read, or make a token with org:read; event:read, which other Sentry plugins ask for, is not enough`;
}
