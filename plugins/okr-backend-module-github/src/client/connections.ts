import {
  GithubCredentialsProvider,
  GithubIntegration,
  ScmIntegrationRegistry,
} from '@backstage/integration';

/**
 * How to ask one GitHub host with one set of credentials. Made for one batch and then forgotten: tokens of Apps live
 * an hour.
 *
 * @internal
 */
export interface Connection {
  host: string;
  graphqlUrl: string;
  token: string;
  /** Who is charged. Holds no secret. */
  budgetKey: string;
}

/** @internal */
export interface ConnectionSource {
  /**
   * The connection for repositories of an owner.
   *
   * @throws when there is no integration or no credentials, saying what to configure
   */
  connect(host: string, owner: string): Promise<Connection>;
}

/** Connections as `integrations.github` of the app's configuration has them. @internal */
export function integratedConnections(
  integrations: ScmIntegrationRegistry,
  credentials: GithubCredentialsProvider,
): ConnectionSource {
  return {
    async connect(host, owner) {
      const integration = integrations.github.byHost(host);
      const { apiBaseUrl } = integration?.config ?? {};
      if (!integration || !apiBaseUrl) {
        throw new Error(
          `no GitHub integration is configured for ${host}. Add it under integrations.github`,
        );
      }
      const { token, type } = await credentials.getCredentials({
        url: `https://${host}/${owner}`,
      });
      if (!token) {
        throw new Error(
          `there are no credentials for ${host}/${owner}. Give the integration a token, or install its App on ${owner}`,
        );
      }
      return {
        host,
        graphqlUrl: graphqlUrl(apiBaseUrl),
        token,
        budgetKey:
          type === 'app'
            ? `${host}/app/${appId(integration, owner)}/${owner.toLowerCase()}`
            : `${host}/token/0`,
      };
    },
  };
}

/** Enterprise serves REST below `/api/v3` and GraphQL beside it. @internal */
export function graphqlUrl(apiBaseUrl: string): string {
  return `${apiBaseUrl.replace(/\/+$/, '').replace(/\/v3$/, '')}/graphql`;
}

function appId(integration: GithubIntegration, owner: string): string {
  const apps = integration.config.apps ?? [];
  const candidates = apps.filter(
    app =>
      !app.allowedInstallationOwners ||
      app.allowedInstallationOwners.some(
        allowed => allowed.toLowerCase() === owner.toLowerCase(),
      ),
  );
  return candidates.length === 1 ? String(candidates[0].appId) : 'any';
}
