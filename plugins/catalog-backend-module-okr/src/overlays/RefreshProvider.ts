import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

const CHUNK = 200;

/** Under which the catalog can be told to look at an entity again. @internal */
export function overlayRefreshKey(entityRef: string): string {
  return `okr-overlay:${entityRef}`;
}

/**
 * Provides no entities: it has them processed again at once when their overlay changed, instead of when their turn comes.
 *
 * @internal
 */
export class RefreshProvider implements EntityProvider {
  private connection?: EntityProviderConnection;
  /** Asked for before the catalog was ready. */
  private early: string[] = [];

  getProviderName(): string {
    return 'KeyResultOverlays';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
    const { early } = this;
    this.early = [];
    await this.refresh(early);
  }

  async refresh(entityRefs: readonly string[]): Promise<void> {
    const { connection } = this;
    if (!connection) {
      this.early.push(...entityRefs);
      return;
    }
    for (let from = 0; from < entityRefs.length; from += CHUNK) {
      await connection.refresh({
        keys: entityRefs.slice(from, from + CHUNK).map(overlayRefreshKey),
      });
    }
  }
}
