import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizePermissionRequest,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import {
  factsPushPermission,
  incidentReviewCreatePermission,
} from '@keyresults/backstage-plugin-okr-common';
import { catalogSight } from './catalogSight';
import {
  ExplanationRequest,
  FactsRequest,
  IncidentRequest,
  IncidentsRequest,
  MetricRequest,
  OkrService,
  OkrsRequest,
  OverviewRequest,
  PageRequest,
  PeriodRequest,
  Rights,
  SaveReviewRequest,
} from './OkrService';
import { userOf } from './userOf';

/**
 * Lets a caller read what the catalog lets them read, and write what the permission policy lets them write. An entity
 * that they may not see answers as one that does not exist.
 *
 * @internal
 */
export class AuthorizedOkrService implements OkrService<BackstageCredentials> {
  readonly #service: OkrService<Rights>;
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;

  constructor(
    service: OkrService<Rights>,
    options: { catalog: CatalogService; permissions: PermissionsService },
  ) {
    this.#service = service;
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
  }

  async okrs(request: OkrsRequest, credentials: BackstageCredentials) {
    const rights = await this.#rightsOn(request.entityRef, credentials);
    return this.#service.okrs(request, rights);
  }

  async overview(request: OverviewRequest, credentials: BackstageCredentials) {
    return this.#service.overview(request, this.#rightsOf(credentials));
  }

  async metric(request: MetricRequest, credentials: BackstageCredentials) {
    const rights = await this.#rightsOn(request.entityRef, credentials);
    return this.#service.metric(request, rights);
  }

  async facts(request: FactsRequest, credentials: BackstageCredentials) {
    const rights = await this.#rightsOn(request.entityRef, credentials);
    return this.#service.facts(request, rights);
  }

  async explanation(
    request: ExplanationRequest,
    credentials: BackstageCredentials,
  ) {
    const rights = await this.#rightsOn(request.entityRef, credentials);
    return this.#service.explanation(request, rights);
  }

  async waiting(request: PageRequest, credentials: BackstageCredentials) {
    const rights = await this.#rightsOn(request.entityRef, credentials);
    return this.#service.waiting(request, rights);
  }

  async members(request: PageRequest, credentials: BackstageCredentials) {
    const rights = await this.#rightsOn(request.entityRef, credentials);
    return this.#service.members(request, rights);
  }

  async suggestions(
    request: { entityRef: string },
    credentials: BackstageCredentials,
  ) {
    const rights = await this.#rightsOn(request.entityRef, credentials);
    return this.#service.suggestions(request, rights);
  }

  async errors(request: PeriodRequest, credentials: BackstageCredentials) {
    const rights = await this.#rightsOn(request.entityRef, credentials);
    return this.#service.errors(request, rights);
  }

  async incidentsSummary(
    request: PeriodRequest,
    credentials: BackstageCredentials,
  ) {
    const rights = await this.#rightsOn(request.entityRef, credentials);
    return this.#service.incidentsSummary(request, rights);
  }

  async incidents(
    request: IncidentsRequest,
    credentials: BackstageCredentials,
  ) {
    const rights = await this.#rightsOn(request.entityRef, credentials);
    return this.#service.incidents(request, rights);
  }

  async incident(request: IncidentRequest, credentials: BackstageCredentials) {
    const rights = await this.#rightsOn(request.entityRef, credentials);
    return this.#service.incident(request, rights);
  }

  async saveReview(
    request: SaveReviewRequest,
    credentials: BackstageCredentials,
  ) {
    const rights = await this.#rightsOn(request.entityRef, credentials);
    if (!(await rights.mayReview(request.entityRef))) {
      throw new NotAllowedError(
        `You may not review incidents of ${request.entityRef}`,
      );
    }
    return this.#service.saveReview(request, rights);
  }

  async push(body: unknown, credentials: BackstageCredentials) {
    const permission = factsPushPermission;
    if (!(await this.#isAllowed({ permission }, credentials))) {
      throw new NotAllowedError('You may not push facts');
    }
    return this.#service.push(body, this.#rightsOf(credentials));
  }

  /** Says nothing about any entity. */
  metrics() {
    return this.#service.metrics();
  }

  async status(credentials: BackstageCredentials) {
    return this.#service.status(this.#rightsOf(credentials));
  }

  /** @throws NotFoundError when the entity is not there, or not there for this caller. */
  async #rightsOn(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Rights> {
    const rights = this.#rightsOf(credentials);
    const visible = await rights.visible([entityRef]);
    if (!visible.has(entityRef)) {
      throw new NotFoundError(
        `There is no entity ${entityRef} in the catalog, or you may not see it`,
      );
    }
    return rights;
  }

  #rightsOf(credentials: BackstageCredentials): Rights {
    const userRef = userOf(credentials);
    return {
      ...catalogSight(this.#catalog, credentials),
      ...(userRef !== undefined && { userRef }),
      mayReview: async entityRef =>
        userRef !== undefined &&
        this.#isAllowed(
          {
            permission: incidentReviewCreatePermission,
            resourceRef: entityRef,
          },
          credentials,
        ),
    };
  }

  async #isAllowed(
    request: AuthorizePermissionRequest,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.#permissions.authorize([request], {
      credentials,
    });
    return result === AuthorizeResult.ALLOW;
  }
}
