import {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { userOf } from '../api/userOf';
import { isOwner } from './isOwner';

/** Something that people do on an entity. @internal */
export interface Deed {
  permission: ResourcePermission;
  /** Who may, of those whom the permission policy lets. */
  who: 'owners' | 'anyone';
  /** Why not, for each reason. */
  words: {
    service: string;
    denied: (entityRef: string) => string;
    notOwner: (entityRef: string) => string;
  };
}

/**
 * Who may see an entity, and who may do something on it: people whom the permission policy lets, and of them the owners
 * where only they may.
 *
 * @internal
 */
export class EntityAccess {
  readonly #services: {
    catalog: CatalogService;
    permissions: PermissionsService;
    userInfo: UserInfoService;
  };

  constructor(services: {
    catalog: CatalogService;
    permissions: PermissionsService;
    userInfo: UserInfoService;
  }) {
    this.#services = services;
  }

  /** @throws NotFoundError when the entity is not there, or not there for this caller */
  async entity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const { catalog } = this.#services;
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    // What is asked about from here on is what the catalog found, whatever the question looked like.
    if (!entity || stringifyEntityRef(entity) !== entityRef) {
      throw new NotFoundError(
        `There is no entity ${entityRef} in the catalog, or you may not see it`,
      );
    }
    return entity;
  }

  /** Why somebody may not do something on an entity that they may see; undefined when they may. */
  async refusal(
    entity: Entity,
    { permission, who, words }: Deed,
    credentials: BackstageCredentials,
  ): Promise<string | undefined> {
    const { permissions, userInfo } = this.#services;
    if (userOf(credentials) === undefined) {
      return words.service;
    }
    const resourceRef = stringifyEntityRef(entity);
    const [{ result }] = await permissions.authorize(
      [{ permission, resourceRef }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      return words.denied(resourceRef);
    }
    if (who === 'owners') {
      const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
      return isOwner(entity, ownershipEntityRefs)
        ? undefined
        : words.notOwner(resourceRef);
    }
    return undefined;
  }
}
