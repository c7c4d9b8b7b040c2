import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { Collector } from '@keyresults/backstage-plugin-okr-node';
import { Sandbox } from 'sandbox';
import { ClientOptions, integratedConnections } from '../client';
import { createGithubCollector } from '../collect';
import { GithubSettings, readGithubSettings } from '../config';

/** The host under which tests know the sandbox. */
export const host = 'github.acme.test';

export const settings: GithubSettings = readGithubSettings(
  new ConfigReader({ okr: { github: { bots: ['acme-ci'] } } }),
);

/** A collector that asks the sandbox over HTTP and never really sleeps. */
export function collectorFor(
  sandbox: Sandbox,
  client: Partial<ClientOptions> = {},
  given: GithubSettings = settings,
): Collector {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [{ host, apiBaseUrl: sandbox.apiBaseUrl, token: 'sandbox' }],
      },
    }),
  );
  return createGithubCollector({
    settings: given,
    hosts: [host],
    demo: true,
    connections: integratedConnections(
      integrations,
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    ),
    client: { sleep: async () => {}, random: () => 0.5, ...client },
  });
}
