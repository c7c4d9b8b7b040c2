import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import {
  collectorExtensionPoint,
  okrFileHostsExtensionPoint,
} from '@keyresults/backstage-plugin-okr-node';
import { integratedConnections } from './client';
import { createGithubCollector } from './collect';
import { readGithubSettings } from './config';
import { GithubFileHost, readEditingSettings } from './editing';
import { createGithubIssuesCollector } from './issues';

/**
 * Collects review waits, first reviews, merge times and maintenance share from GitHub, with the hosts and credentials
 * of `integrations.github`.
 *
 * @public
 */
export const okrModuleGithub = createBackendModule({
  pluginId: 'okr',
  moduleId: 'github',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        collectors: collectorExtensionPoint,
        fileHosts: okrFileHostsExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ config, collectors, fileHosts, logger }) {
        const integrations = ScmIntegrations.fromConfig(config);
        const hosts = integrations.github.list().map(it => it.config.host);
        const settings = readGithubSettings(config);
        const credentials =
          DefaultGithubCredentialsProvider.fromIntegrations(integrations);
        fileHosts.addFileHost(
          new GithubFileHost({
            integrations,
            credentials,
            settings: readEditingSettings(config),
            logger,
          }),
        );
        const shared = {
          connections: integratedConnections(integrations, credentials),
          hosts: preferred(hosts),
          demo: config.getOptionalBoolean('okr.demo') ?? false,
        };
        collectors.addCollector(createGithubCollector({ settings, ...shared }));
        const { incidents: rules, intervalMinutes } = settings;
        if (rules) {
          collectors.addCollector(
            createGithubIssuesCollector({ rules, intervalMinutes, ...shared }),
          );
        }
      },
    });
  },
});

/** An entity that names no host means github.com where that is configured. */
function preferred(hosts: readonly string[]): string[] {
  return [...hosts].sort(
    (one, other) =>
      Number(other === 'github.com') - Number(one === 'github.com'),
  );
}
