import {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { keyResultsUpdatePermission } from '@keyresults/backstage-plugin-okr-common';
import { Deed, EntityAccess } from '../access';
import { catalogSight } from '../api/catalogSight';
import { userOf } from '../api/userOf';
import { EditingConfig } from '../config';
import { Editor } from './EditingContext';
import { EditingService } from './EditingService';
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
  readonly #access: EntityAccess;
  readonly #deed: Deed;

  constructor(service: EditingService, options: AuthorizedEditingOptions) {
    this.#service = service;
    this.#options = options;
    this.#access = new EntityAccess(options);
    this.#deed = {
      permission: keyResultsUpdatePermission,
      who: options.who,
      words: {
        service: 'Key results are edited by people, not services',
        denied: ref => `You may not change the key results of ${ref}`,
        notOwner: ref => `Only owners of ${ref} may change its key results`,
      },
    };
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
    const entity = await this.#access.entity(entityRef, credentials);
    const [proposed, refusal] = await Promise.all([
      this.#service.proposals(entity),
      this.#access.refusal(entity, this.#deed, credentials),
    ]);
    return { ...proposed, mayEdit: refusal === undefined };
  }

  async overlay(entityRef: string, credentials: BackstageCredentials) {
    return this.#service.overlay(
      await this.#access.entity(entityRef, credentials),
    );
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
    const entity = await this.#access.entity(entityRef, credentials);
    const userRef = userOf(credentials);
    const refusal = await this.#access.refusal(entity, this.#deed, credentials);
    if (userRef === undefined || refusal !== undefined) {
      throw new NotAllowedError(refusal);
    }
    return { entity, userRef, sight: catalogSight(catalog, credentials) };
  }
}
