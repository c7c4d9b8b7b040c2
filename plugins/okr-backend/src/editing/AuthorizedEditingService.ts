import {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { keyResultsUpdatePermission } from '@keyresults/backstage-plugin-okr-common';
import { catalogSight } from '../api/catalogSight';
import { userOf } from '../api/userOf';
import { EditingConfig } from '../config';
import { Editor } from './EditingContext';
import { EditingService } from './EditingService';
import { isOwner } from './isOwner';
import { AttemptKind, EditLimits } from './stores';

/** @internal */
export interface AuthorizedEditingOptions {
  catalog: CatalogService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  /** Who may edit, of those whom the permission policy lets. */
  who: EditingConfig['who'];
  limits: EditLimits;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/**
 * Lets people edit what they may see and the permission policy lets them change, so often an hour. An entity that they may
 * not see answers as one that does not exist.
 *
 * @internal
 */
export class AuthorizedEditingService {
  readonly #service: EditingService;
  readonly #options: AuthorizedEditingOptions;

  constructor(service: EditingService, options: AuthorizedEditingOptions) {
    this.#service = service;
    this.#options = options;
  }

  async source(entityRef: string, credentials: BackstageCredentials) {
    const editor = await this.#editorOf(entityRef, 'look', credentials);
    return this.#service.source(editor);
  }

  async preview(
    entityRef: string,
    body: unknown,
    credentials: BackstageCredentials,
  ) {
    const editor = await this.#editorOf(entityRef, 'look', credentials);
    return this.#service.preview(editor, body);
  }

  async save(
    entityRef: string,
    body: unknown,
    credentials: BackstageCredentials,
  ) {
    const editor = await this.#editorOf(entityRef, 'edit', credentials);
    return this.#service.save(editor, body, () =>
      this.#allowed(entityRef, credentials),
    );
  }

  async proposals(entityRef: string, credentials: BackstageCredentials) {
    const entity = await this.#entity(entityRef, credentials);
    const [proposed, refusal] = await Promise.all([
      this.#service.proposals(entity),
      this.#refusalOf(entity, credentials),
    ]);
    return { ...proposed, mayEdit: refusal === undefined };
  }

  async overlay(entityRef: string, credentials: BackstageCredentials) {
    return this.#service.overlay(await this.#entity(entityRef, credentials));
  }

  /** For services, which the router sees to. */
  async overlaysAfter(after: number) {
    return this.#service.overlaysAfter(after);
  }

  async #editorOf(
    entityRef: string,
    kind: AttemptKind,
    credentials: BackstageCredentials,
  ): Promise<Editor> {
    const { limits, now } = this.#options;
    const editor = await this.#allowed(entityRef, credentials);
    await limits.spend(editor.userRef, kind, now());
    return editor;
  }

  /** In this order, so that nobody learns of an entity that they may not see. */
  async #allowed(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Editor> {
    const { catalog } = this.#options;
    const entity = await this.#entity(entityRef, credentials);
    const userRef = userOf(credentials);
    const refusal = await this.#refusalOf(entity, credentials);
    if (userRef === undefined || refusal !== undefined) {
      throw new NotAllowedError(refusal);
    }
    return { entity, userRef, sight: catalogSight(catalog, credentials) };
  }

  /** Why somebody may not edit an entity that they may see; undefined when they may. */
  async #refusalOf(
    entity: Entity,
    credentials: BackstageCredentials,
  ): Promise<string | undefined> {
    const { permissions, userInfo, who } = this.#options;
    if (userOf(credentials) === undefined) {
      return 'Key results are edited by people, not services';
    }
    const resourceRef = stringifyEntityRef(entity);
    const [{ result }] = await permissions.authorize(
      [{ permission: keyResultsUpdatePermission, resourceRef }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      return `You may not change the key results of ${resourceRef}`;
    }
    if (who === 'owners') {
      const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
      return isOwner(entity, ownershipEntityRefs)
        ? undefined
        : `Only owners of ${resourceRef} may change its key results`;
    }
    return undefined;
  }

  /** @throws NotFoundError when the entity is not there, or not there for this caller */
  async #entity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const { catalog } = this.#options;
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    // What is asked about from here on is what the catalog found, whatever the question looked like.
    if (!entity || stringifyEntityRef(entity) !== entityRef) {
      throw new NotFoundError(
        `There is no entity ${entityRef} in the catalog, or you may not see it`,
      );
    }
    return entity;
  }
}
