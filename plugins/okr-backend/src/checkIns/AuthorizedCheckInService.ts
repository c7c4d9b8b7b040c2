import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { checkInCreatePermission } from '@keyresults/backstage-plugin-okr-common';
import { Deed, EntityAccess } from '../access';
import { userOf } from '../api/userOf';
import { EditLimits } from '../editing/stores';
import { CheckInService, CheckInsRequest } from './CheckInService';
import { Author } from './saveCheckIn';
import { Viewer } from './showCheckIn';

/** @internal */
export interface AuthorizedCheckInOptions {
  access: EntityAccess;
  /** Who may check in, of those whom the permission policy lets. */
  who: Deed['who'];
  limits: EditLimits<'checkIn'>;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/**
 * Lets people read the check-ins of what they may see, and check in where the permission policy lets them, so often an
 * hour. An entity that they may not see answers as one that does not exist.
 *
 * @internal
 */
export class AuthorizedCheckInService {
  readonly #service: CheckInService;
  readonly #options: AuthorizedCheckInOptions;
  readonly #deed: Deed;

  constructor(service: CheckInService, options: AuthorizedCheckInOptions) {
    this.#service = service;
    this.#options = options;
    this.#deed = {
      permission: checkInCreatePermission,
      who: options.who,
      words: {
        service: 'People check in, not services',
        denied: ref => `You may not check in on ${ref}`,
        notOwner: ref => `Only owners of ${ref} may check in on it`,
      },
    };
  }

  async list(request: CheckInsRequest, credentials: BackstageCredentials) {
    const { viewer } = await this.#look(request.entityRef, credentials);
    return this.#service.list(request, viewer);
  }

  async summary(
    request: { entityRef: string; cycle?: string },
    credentials: BackstageCredentials,
  ) {
    const { entity, viewer } = await this.#look(request.entityRef, credentials);
    return this.#service.summary(request, ownersOf(entity), viewer);
  }

  async versions(
    { entityRef, id }: { entityRef: string; id: string },
    credentials: BackstageCredentials,
  ) {
    await this.#options.access.entity(entityRef, credentials);
    return this.#service.versions(entityRef, id);
  }

  async create(
    entityRef: string,
    body: unknown,
    credentials: BackstageCredentials,
  ) {
    const author = await this.#author(entityRef, credentials);
    return this.#service.create(entityRef, body, author);
  }

  async change(
    key: { entityRef: string; id: string },
    body: unknown,
    credentials: BackstageCredentials,
  ) {
    const author = await this.#author(key.entityRef, credentials);
    return this.#service.change(key, body, author);
  }

  async remove(
    key: { entityRef: string; id: string; version: number },
    credentials: BackstageCredentials,
  ) {
    const author = await this.#author(key.entityRef, credentials);
    return this.#service.remove(key, author);
  }

  async #look(entityRef: string, credentials: BackstageCredentials) {
    const { access, now } = this.#options;
    const entity = await access.entity(entityRef, credentials);
    const refusal = await access.refusal(entity, this.#deed, credentials);
    const userRef = userOf(credentials);
    const viewer: Viewer = {
      ...(userRef !== undefined && { userRef }),
      mayCheckIn: refusal === undefined,
      now: now(),
    };
    return { entity, viewer, refusal };
  }

  /** In this order, so that nobody learns of an entity that they may not see. */
  async #author(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Author> {
    const { viewer, refusal } = await this.#look(entityRef, credentials);
    const { userRef } = viewer;
    if (userRef === undefined || refusal !== undefined) {
      throw new NotAllowedError(refusal);
    }
    await this.#options.limits.spend(userRef, 'checkIn', viewer.now);
    return { ...viewer, userRef };
  }
}

/** A team or a person owns itself. */
function ownersOf(entity: Entity): string[] {
  const ref = stringifyEntityRef(entity);
  if (['group', 'user'].includes(parseEntityRef(ref).kind)) {
    return [ref];
  }
  return (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
}
