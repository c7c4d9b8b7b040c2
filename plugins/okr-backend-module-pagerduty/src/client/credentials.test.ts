import { answering } from '../__testUtils__/answering';
import { credentialsOf } from './credentials';

describe('credentials', () => {
  let now = new Date('2026-11-20T12:00:00Z');
  const { signal } = new AbortController();
  let stop = () => {};
  afterEach(() => stop());

  async function app(status = 200) {
    let given = 0;
    const it = await answering(() => {
      given++;
      return {
        status,
        body: { access_token: `token-${given}`, expires_in: 3600 },
      };
    });
    stop = it.stop;
    const oauth = {
      clientId: 'id',
      clientSecret: 'hush',
      subDomain: 'acme',
      region: 'eu' as const,
      tokenUrl: it.address,
    };
    const account = { name: 'acme', apiBaseUrl: it.address, oauth };
    return credentialsOf(account, () => now);
  }

  it('are the key of the account', async () => {
    const account = { name: 'acme', apiBaseUrl: 'http://x.test', token: 'k' };
    const credentials = credentialsOf(account, () => now);
    await expect(credentials.header(signal)).resolves.toBe('Token token=k');
    expect(credentials.refused()).toBe(false);
  });

  it('are a token of the app, for as long as it lasts', async () => {
    const credentials = await app();
    await expect(credentials.header(signal)).resolves.toBe('Bearer token-1');
    now = new Date('2026-11-20T12:57:00Z');
    await expect(credentials.header(signal)).resolves.toBe('Bearer token-1');
    now = new Date('2026-11-20T12:59:00Z');
    await expect(credentials.header(signal)).resolves.toBe('Bearer token-2');
  });

  it('are asked for anew when a token was refused', async () => {
    const credentials = await app();
    await credentials.header(signal);
    expect(credentials.refused()).toBe(true);
    await expect(credentials.header(signal)).resolves.toBe('Bearer token-2');
  });

  it('say where to look when the app gets none', async () => {
    const credentials = await app(401);
    const error: Error = await credentials.header(signal).catch(it => it);
    expect(error.message).toMatch(/gives no token: status 401.*oauth/);
    expect(error.message).not.toContain('hush');
  });
});
