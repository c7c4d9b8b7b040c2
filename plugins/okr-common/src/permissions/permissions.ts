import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows a user to review an incident on the page of an entity. Its resource is that entity, so that rules of the
 * catalog such as `isEntityOwner` apply.
 *
 * @public
 */
export const incidentReviewCreatePermission = createPermission({
  name: 'okr.incidentReview.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Allows a user to change the key results of an entity: its annotation, wherever that is kept. Its resource is the entity,
 * so that rules of the catalog such as `isEntityOwner` apply.
 *
 * @public
 */
export const keyResultsUpdatePermission = createPermission({
  name: 'okr.keyResults.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Allows a user to check in on the key results of an entity. Its resource is the entity, so that rules of the catalog such
 * as `isEntityOwner` apply.
 *
 * @public
 */
export const checkInCreatePermission = createPermission({
  name: 'okr.checkIn.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Allows a user to close a cycle of an entity, and to edit what was said when it was closed. Its resource is the entity, so
 * that rules of the catalog such as `isEntityOwner` apply.
 *
 * @public
 */
export const cycleClosePermission = createPermission({
  name: 'okr.cycle.close',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Allows to send facts to the push API.
 *
 * @public
 */
export const factsPushPermission = createPermission({
  name: 'okr.facts.push',
  attributes: { action: 'create' },
});

/**
 * Every permission of the plugin.
 *
 * @public
 */
export const okrPermissions = [
  incidentReviewCreatePermission,
  keyResultsUpdatePermission,
  checkInCreatePermission,
  cycleClosePermission,
  factsPushPermission,
];
