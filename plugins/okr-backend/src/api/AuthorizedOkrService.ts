import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogSight } from './catalogSight';
import {
  FactsRequest,
  MetricRequest,
  OkrService,
  OkrsRequest,
  PageRequest,
  Sight,
} from './OkrService';

/**
 * Lets a caller read what the catalog lets them read. An entity that they may not see answers as one that does not
 * exist.
 *
 * @internal
 */
export class AuthorizedOkrService implements OkrService<BackstageCredentials> {
  readonly #service: OkrService<Sight>;
  readonly #catalog: CatalogService;

  constructor(service: OkrService<Sight>, catalog: CatalogService) {
    this.#service = service;
    this.#catalog = catalog;
  }

  async okrs(request: OkrsRequest, credentials: BackstageCredentials) {
    const sight = await this.#sightOn(request.entityRef, credentials);
    return this.#service.okrs(request, sight);
  }

  async metric(request: MetricRequest, credentials: BackstageCredentials) {
    const sight = await this.#sightOn(request.entityRef, credentials);
    return this.#service.metric(request, sight);
  }

  async facts(request: FactsRequest, credentials: BackstageCredentials) {
    const sight = await this.#sightOn(request.entityRef, credentials);
    return this.#service.facts(request, sight);
  }

  async waiting(request: PageRequest, credentials: BackstageCredentials) {
    const sight = await this.#sightOn(request.entityRef, credentials);
    return this.#service.waiting(request, sight);
  }

  async members(request: PageRequest, credentials: BackstageCredentials) {
    const sight = await this.#sightOn(request.entityRef, credentials);
    return this.#service.members(request, sight);
  }

  async status(credentials: BackstageCredentials) {
    return this.#service.status(catalogSight(this.#catalog, credentials));
  }

  /** @throws NotFoundError when the entity is not there, or not there for this caller. */
  async #sightOn(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Sight> {
    const sight = catalogSight(this.#catalog, credentials);
    const visible = await sight.visible([entityRef]);
    if (!visible.has(entityRef)) {
      throw new NotFoundError(
        `There is no entity ${entityRef} in the catalog, or you may not see it`,
      );
    }
    return sight;
  }
}
