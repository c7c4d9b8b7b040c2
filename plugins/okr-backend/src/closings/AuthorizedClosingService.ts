import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  cycleClosePermission,
  EntityCyclesResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { Deed, EntityAccess } from '../access';
import type { Sight } from '../api/OkrService';
import { userOf } from '../api/userOf';
import { EditLimits } from '../editing/stores';
import { ClosingService, CycleRequest } from './ClosingService';

/** @internal */
export interface AuthorizedClosingOptions {
  access: EntityAccess;
  /** Which entities a caller may see. */
  sightOf: (credentials: BackstageCredentials) => Sight;
  /** Who may close, of those whom the permission policy lets. */
  who: Deed['who'];
  limits: EditLimits<'closing'>;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/**
 * Lets people read the cycles of what they may see, and close them where the permission policy lets them, so often an hour.
 * An entity that they may not see answers as one that does not exist.
 *
 * @internal
 */
export class AuthorizedClosingService {
  readonly #service: ClosingService;
  readonly #options: AuthorizedClosingOptions;
  readonly #deed: Deed;

  constructor(service: ClosingService, options: AuthorizedClosingOptions) {
    this.#service = service;
    this.#options = options;
    this.#deed = {
      permission: cycleClosePermission,
      who: options.who,
      words: {
        service: 'People close cycles, not services',
        denied: ref => `You may not close cycles of ${ref}`,
        notOwner: ref => `Only owners of ${ref} may close its cycles`,
      },
    };
  }

  async list(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<EntityCyclesResponse> {
    const { access, now } = this.#options;
    const entity = await access.entity(entityRef, credentials);
    const refusal = await access.refusal(entity, this.#deed, credentials);
    const sight = this.#options.sightOf(credentials);
    const cycles = await this.#service.list(entityRef, sight, now());
    return { ...cycles, mayClose: refusal === undefined };
  }

  async report(request: CycleRequest, credentials: BackstageCredentials) {
    const sight = await this.#look(request, credentials);
    return this.#service.report(request, sight, this.#options.now());
  }

  async document(request: CycleRequest, credentials: BackstageCredentials) {
    const sight = await this.#look(request, credentials);
    return this.#service.document(request, sight, this.#options.now());
  }

  async versions(request: CycleRequest, credentials: BackstageCredentials) {
    await this.#look(request, credentials);
    return this.#service.versions(request, this.#options.now());
  }

  /** In this order, so that nobody learns of an entity that they may not see. */
  async save(
    request: CycleRequest,
    body: unknown,
    credentials: BackstageCredentials,
  ) {
    const { access, limits, now } = this.#options;
    const entity = await access.entity(request.entityRef, credentials);
    const refusal = await access.refusal(entity, this.#deed, credentials);
    const userRef = userOf(credentials);
    if (userRef === undefined || refusal !== undefined) {
      throw new NotAllowedError(refusal);
    }
    await limits.spend(userRef, 'closing', now());
    return this.#service.save(request, body, { userRef, now: now() });
  }

  async #look(
    { entityRef }: CycleRequest,
    credentials: BackstageCredentials,
  ): Promise<Sight> {
    await this.#options.access.entity(entityRef, credentials);
    return this.#options.sightOf(credentials);
  }
}
