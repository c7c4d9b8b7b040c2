import { mockServices } from '@backstage/backend-test-utils';
import { Sandbox, startSandbox } from 'sandbox';
import { accountOf } from '../__testUtils__/collectorFor';
import { checkAccounts } from './checkAccounts';

jest.setTimeout(60_000);

describe('checkAccounts', () => {
  let sandbox: Sandbox;
  afterEach(() => sandbox.stop());

  async function errorsWith(
    tokens: Record<string, string[]>,
    apiBaseUrl?: string,
  ): Promise<string[]> {
    const now = () => new Date('2026-11-20T12:00:00Z');
    sandbox = await startSandbox({ port: 0, now, pagerduty: { tokens } });
    const logger = mockServices.logger.mock();
    const account = accountOf(sandbox);
    const { signal } = new AbortController();
    await checkAccounts(
      [{ ...account, apiBaseUrl: apiBaseUrl ?? account.apiBaseUrl }],
      logger,
      now,
      signal,
    );
    return [...logger.error.mock.calls, ...logger.warn.mock.calls].map(
      ([message]) => message,
    );
  }

  it('is content with a token that may read what is read', async () => {
    const scopes = ['services.read', 'incidents.read'];
    await expect(errorsWith({ sandbox: scopes })).resolves.toEqual([]);
  });

  it('names what a token lacks', async () => {
    await expect(errorsWith({ sandbox: ['services.read'] })).resolves.toEqual([
      expect.stringMatching(
        /^PagerDuty \(acme\): the token lacks incidents\.read/,
      ),
    ]);
    await sandbox.stop();
    await expect(errorsWith({ sandbox: [] })).resolves.toHaveLength(2);
  });

  it('says once that a token is refused', async () => {
    await expect(errorsWith({ other: [] })).resolves.toEqual([
      expect.stringContaining('refuses the credentials (401'),
    ]);
  });

  it('does not mind a PagerDuty that cannot be reached', async () => {
    await expect(errorsWith({}, 'http://127.0.0.1:9')).resolves.toEqual([
      expect.stringContaining('could not be checked'),
    ]);
  });
});
