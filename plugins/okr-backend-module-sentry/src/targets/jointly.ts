import { createHash } from 'node:crypto';
import { TargetReference } from '@keyresults/backstage-plugin-okr-node';
import { Organization } from '../config';
import { placeOf, webAddress } from './targetsOf';

/**
 * One joint target for each organization with several of the projects. Users of different organizations cannot be told
 * apart.
 *
 * @internal
 */
export function jointly(
  parts: readonly TargetReference[],
  organizations: readonly Organization[],
): TargetReference[] {
  const byPlace = new Map<string, string[]>();
  for (const id of new Set(parts.map(part => part.id))) {
    const place = id.slice(0, id.lastIndexOf('/'));
    const ids = byPlace.get(place) ?? [];
    ids.push(id);
    byPlace.set(place, ids);
  }
  return [...byPlace]
    .filter(([, ids]) => ids.length > 1)
    .map(([place, ids]) => jointOf(place, ids.sort(), organizations));
}

function jointOf(
  place: string,
  parts: readonly string[],
  organizations: readonly Organization[],
): TargetReference {
  const { organization: slug } = placeOf(parts[0]);
  const organization = organizations.find(it => it.slug === slug);
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex');
  return {
    id: `${place}/+${hash.slice(0, 32)}`,
    title: `${parts.length} projects of ${slug}`,
    ...(organization && { url: `${webAddress(organization)}/projects/` }),
    parts,
  };
}
