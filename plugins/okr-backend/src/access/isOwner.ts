import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * Whether an entity belongs to somebody: it is owned by what they own for, or is that itself, as a team is of its members.
 *
 * @param ownershipRefs - the person and their teams, in lower case
 * @internal
 */
export function isOwner(
  entity: Entity,
  ownershipRefs: readonly string[],
): boolean {
  const owners = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
  return [stringifyEntityRef(entity), ...owners].some(ref =>
    ownershipRefs.includes(ref.toLocaleLowerCase('en-US')),
  );
}
