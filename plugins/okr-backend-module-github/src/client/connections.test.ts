import { ConfigReader } from '@backstage/config';
import { GithubCredentials, ScmIntegrations } from '@backstage/integration';
import { graphqlUrl, integratedConnections } from './connections';

const app = (appId: number, owners?: string[]) => ({
  appId,
  privateKey: 'key',
  clientId: 'id',
  clientSecret: 'secret',
  ...(owners ? { allowedInstallationOwners: owners } : {}),
});
const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [
        { host: 'github.com', apps: [app(1, ['acme']), app(2, ['other'])] },
        {
          host: 'ghe.acme.test',
          apiBaseUrl: 'https://ghe.acme.test/api/v3',
          token: 'ghp_secret',
        },
      ],
    },
  }),
);
const connect = (credentials: GithubCredentials, host = 'github.com') =>
  integratedConnections(integrations, {
    getCredentials: async () => credentials,
  }).connect(host, 'Acme');

describe('connections', () => {
  it('charge the installation of an App', async () => {
    const connection = await connect({ type: 'app', token: 'ghs_1' });
    expect(connection).toMatchObject({
      graphqlUrl: 'https://api.github.com/graphql',
      budgetKey: 'github.com/app/1/acme',
    });
  });

  it('charge the token of a host without telling it', async () => {
    const connection = await connect(
      { type: 'token', token: 'ghp_secret' },
      'ghe.acme.test',
    );
    expect(connection).toMatchObject({
      graphqlUrl: 'https://ghe.acme.test/api/graphql',
      budgetKey: 'ghe.acme.test/token/0',
    });
  });

  it('say what to configure when there are no credentials or no integration', async () => {
    await expect(connect({ type: 'token' })).rejects.toThrow(
      'no credentials for github.com/Acme',
    );
    await expect(connect({ type: 'token' }, 'nowhere.test')).rejects.toThrow(
      'no GitHub integration is configured for nowhere.test',
    );
  });

  it.each([
    ['https://api.github.com', 'https://api.github.com/graphql'],
    ['https://ghe.test/api/v3/', 'https://ghe.test/api/graphql'],
    ['https://ghe.test/api', 'https://ghe.test/api/graphql'],
  ])('ask %s at %s', (base, url) => {
    expect(graphqlUrl(base)).toBe(url);
  });
});
