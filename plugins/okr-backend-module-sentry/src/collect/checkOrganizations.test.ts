import { mockServices } from '@backstage/backend-test-utils';
import { createCompany, Sandbox, startSandbox } from 'sandbox';
import { settingsFor } from '../__testUtils__/collectorFor';
import { checkOrganizations } from './checkOrganizations';

/** Nothing here changes it. */
const company = createCompany({
  seed: 1,
  now: new Date('2026-11-20T12:00:00Z'),
});

describe('checkOrganizations', () => {
  let sandbox: Sandbox;
  const logger = mockServices.logger.mock();
  afterEach(async () => {
    jest.clearAllMocks();
    await sandbox.stop();
  });

  const check = async (changes: object = {}) => {
    const [organization] = settingsFor(sandbox).organizations;
    const { signal } = new AbortController();
    const changed = { ...organization, ...changes };
    await checkOrganizations([changed], logger, signal);
  };

  it('says nothing where all is well', async () => {
    sandbox = await startSandbox({ port: 0, company });
    await check();
    expect(logger.error).not.toHaveBeenCalled();
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('says which scope is missing and how to add it', async () => {
    const tokens = { sandbox: ['event:read'] };
    sandbox = await startSandbox({ port: 0, company, sentry: { tokens } });
    await check();
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringMatching(
        /^Sentry \(acme at .*lacks the scope org:read \(it has: event:read\)\. Give the internal integration the permission Organization: Read.*event:read, which other Sentry plugins ask for, is not enough$/,
      ),
    );
  });

  it('says that there is no such organization', async () => {
    sandbox = await startSandbox({ port: 0, company });
    await check({ slug: 'acmee' });
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('there is no organization acmee'),
    );
  });

  it('says that the token is refused, and stops nothing', async () => {
    sandbox = await startSandbox({ port: 0, company, sentry: { tokens: {} } });
    await check();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('refuses the token (401'),
    );
  });

  it('stops nothing where Sentry is down', async () => {
    sandbox = await startSandbox({ port: 0, company });
    sandbox.faults.add({ kind: 'status', status: 503 });
    await check();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('could not be checked: UnansweredError'),
    );
  });
});
