import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { outsideEntities, Sandbox, startSandbox } from 'sandbox';

/** A team that comes from an organization provider, and so has no file. */
const groups = ['identity'];
/** A service whose catalog file lies on this machine, see `app-config.demo.yaml`. */
const services = ['pricing'];

/**
 * Starts the company that the demo shows, and lays out the files of what is not in one of its repositories.
 *
 * @param directory - where to; a file that is there already stays as it is
 */
export async function startDemo(
  port: number,
  directory: string,
): Promise<Sandbox> {
  const sandbox = await startSandbox({
    port,
    describedOutside: { groups, services },
  });
  for (const [name, text] of outsideEntities(sandbox.company).services) {
    const file = join(directory, name, 'catalog-info.yaml');
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  return sandbox;
}

class DemoOrganization implements EntityProvider {
  private connection?: EntityProviderConnection;

  constructor(private readonly sandbox: Sandbox) {}

  getProviderName(): string {
    return 'demo-organization';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const { company, origin } = this.sandbox;
    await this.connection?.applyMutation({
      type: 'full',
      entities: outsideEntities(company).groups.map(entity => {
        // The address of the team, not of a file: so does the provider for GitHub's teams.
        const location = `url:${origin}/orgs/${company.organization}/teams/${entity.metadata.name}`;
        return {
          locationKey: 'demo-organization',
          entity: {
            ...entity,
            metadata: {
              ...entity.metadata,
              annotations: {
                ...entity.metadata.annotations,
                [ANNOTATION_LOCATION]: location,
                [ANNOTATION_ORIGIN_LOCATION]: location,
              },
            },
          },
        };
      }),
    });
  }
}

/** Tells the catalog about the groups without a file again and again, as organization providers do. */
export function demoOrganization(sandbox: Sandbox) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'demo-organization',
    register(env) {
      env.registerInit({
        deps: {
          catalog: catalogProcessingExtensionPoint,
          scheduler: coreServices.scheduler,
        },
        async init({ catalog, scheduler }) {
          const provider = new DemoOrganization(sandbox);
          catalog.addEntityProvider(provider);
          await scheduler.scheduleTask({
            id: 'demo-organization',
            frequency: { seconds: 60 },
            timeout: { seconds: 30 },
            scope: 'local',
            fn: () => provider.refresh(),
          });
        },
      });
    },
  });
}
