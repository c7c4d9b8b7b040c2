import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { keyResultsUpdatePermission } from '@keyresults/backstage-plugin-okr-common';
import { catalogSight } from '../api/catalogSight';
import { userOf } from '../api/userOf';
import { Editor } from './EditingContext';
import { EditingService } from './EditingService';
import { AttemptKind, EditLimits } from './stores';

/** @internal */
export interface AuthorizedEditingOptions {
  catalog: CatalogService;
  permissions: PermissionsService;
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
    return this.#service.save(editor, body);
  }

  async proposals(entityRef: string, credentials: BackstageCredentials) {
    return this.#service.proposals(await this.#entity(entityRef, credentials));
  }

  async overlay(entityRef: string, credentials: BackstageCredentials) {
    return this.#service.overlay(await this.#entity(entityRef, credentials));
  }

  /** For services, which the router sees to. */
  async overlaysAfter(after: number) {
    return this.#service.overlaysAfter(after);
  }

  /** In this order, so that nobody learns of an entity that they may not see. */
  async #editorOf(
    entityRef: string,
    kind: AttemptKind,
    credentials: BackstageCredentials,
  ): Promise<Editor> {
    const { catalog, permissions, limits, now } = this.#options;
    const entity = await this.#entity(entityRef, credentials);
    const userRef = userOf(credentials);
    if (userRef === undefined) {
      throw new NotAllowedError(
        'Key results are edited by people, not services',
      );
    }
    const resourceRef = stringifyEntityRef(entity);
    const [{ result }] = await permissions.authorize(
      [{ permission: keyResultsUpdatePermission, resourceRef }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not change the key results of ${resourceRef}`,
      );
    }
    await limits.spend(userRef, kind, now());
    return { entity, userRef, sight: catalogSight(catalog, credentials) };
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
