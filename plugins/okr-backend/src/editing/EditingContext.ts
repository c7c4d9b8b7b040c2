import {
  AuthService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { FileHost } from '@keyresults/backstage-plugin-okr-node';
import { Sight } from '../api/OkrService';
import { EditingConfig } from '../config';
import { EntityStore } from '../evaluation';
import { Understanding } from './draft/changesBetween';
import { LocalFiles } from './places/LocalFiles';
import { EditClaims, OverlayStore, ProposalStore } from './stores';

/** What editing is done with. Nothing in it belongs to one request. @internal */
export interface EditingContext {
  config: EditingConfig;
  hosts: readonly FileHost[];
  localFiles: LocalFiles;
  urlReader: Pick<UrlReaderService, 'readUrl'>;
  proposals: ProposalStore;
  overlays: OverlayStore;
  claims: EditClaims;
  /** As the tab shows them. */
  entities: Pick<EntityStore, 'find'>;
  catalog: Pick<CatalogService, 'getEntityByRef' | 'refreshEntity'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  understanding: Understanding;
  /** What the tab would show. */
  okrsOf(draft: DraftQuestion, sight: Sight): Promise<OkrsResponse>;
  /** `app.baseUrl` */
  appBaseUrl: string | undefined;
  logger: LoggerService;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/** @internal */
export interface DraftQuestion {
  entityRef: string;
  annotation: string | undefined;
  /** The current one unless given. */
  cycle: string | undefined;
}

/** Who edits what, for one request: the entity as the catalog shows it to this person. @internal */
export interface Editor {
  entity: Entity;
  /** Entity reference. */
  userRef: string;
  sight: Sight;
}

/** Has the catalog read an entity again. It would do so by itself, later. @internal */
export async function refresh(
  {
    catalog,
    auth,
    logger,
  }: Pick<EditingContext, 'catalog' | 'auth' | 'logger'>,
  entityRef: string,
): Promise<void> {
  try {
    const credentials = await auth.getOwnServiceCredentials();
    await catalog.refreshEntity(entityRef, { credentials });
  } catch (error) {
    logger.warn(`The catalog did not take ${entityRef} to be refreshed`);
  }
}
