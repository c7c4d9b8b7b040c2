import { Entity } from '@backstage/catalog-model';
import { Store } from '../installation/Store';
import { BackendSettings, freePorts, Ports } from './builtBackend';
import { Program } from './buildProcesses';
import type { Feed } from './catalogProcess';
import { Child, startChild } from './Child';

/** How the plugin's process is to run. */
export interface PluginOptions {
  config: BackendSettings['config'];
  /** Of the program's own. */
  more?: object;
  nodeOptions?: readonly string[];
}

/** An installation with the catalog in a process of its own, and the plugin in another when it is asked for. */
export class CatalogInstallation {
  static async start(
    root: string,
    createStore: () => Store,
  ): Promise<CatalogInstallation> {
    const ports = await freePorts();
    const store = createStore();
    const catalog = await startChild(root, 'catalog', {
      settings: {
        plugin: 'catalog',
        ports,
        database: store.config,
        // Entities do not change; without this it would process them again and again.
        config: { catalog: { processingInterval: { hours: 24 } } },
      },
    });
    await catalog.answer();
    return new CatalogInstallation(root, createStore, ports, store, catalog);
  }

  private constructor(
    private readonly root: string,
    private readonly createStore: () => Store,
    private readonly ports: Ports,
    /** The catalog's. */
    readonly store: Store,
    private readonly catalog: Child,
  ) {}

  /** Comes back when the catalog is done with them. */
  async feed(entities: Entity[]): Promise<void> {
    const feed: Feed = { entities };
    await this.catalog.ask(feed);
  }

  /** Runs a program with the plugin, which has a database that is empty at first, until it answers. */
  async run<Answer>(
    program: Program,
    { config, more, nodeOptions }: PluginOptions,
  ): Promise<Answer> {
    const store = this.createStore();
    const settings: BackendSettings = {
      plugin: 'okr',
      ports: this.ports,
      database: store.config,
      config,
    };
    const child = await startChild(this.root, program, {
      settings: { ...settings, ...more },
      nodeOptions,
    });
    try {
      return await child.answer<Answer>();
    } finally {
      await child.stop();
      store.remove();
    }
  }

  async stop(): Promise<void> {
    await this.catalog.stop();
    this.store.remove();
  }
}
