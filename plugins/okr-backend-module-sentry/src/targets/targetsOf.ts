import { Entity } from '@backstage/catalog-model';
import { TargetReference } from '@keyresults/backstage-plugin-okr-node';
import { Organization } from '../config';

const slugAnnotation = 'sentry.io/project-slug';
const slugPattern = /^(?:([a-z0-9_-]+)\/)?([a-z0-9_-]+)$/;

/**
 * The projects of an entity: each of the comma-separated `[organization/]project` of `sentry.io/project-slug`. What names
 * no project, or an organization that is not configured, gives no target.
 *
 * @param organizations - the default one first
 * @internal
 */
export function targetsOf(
  entity: Entity,
  organizations: readonly Organization[],
): TargetReference[] {
  const value = entity.metadata.annotations?.[slugAnnotation] ?? '';
  const targets = new Map<string, TargetReference>();
  for (const part of value.toLowerCase().split(',')) {
    const target = targetFor(part.trim(), organizations);
    if (target) targets.set(target.id, target);
  }
  return [...targets.values()];
}

function targetFor(
  text: string,
  organizations: readonly Organization[],
): TargetReference | undefined {
  const [, wanted, project] = slugPattern.exec(text) ?? [];
  const organization = organizations.find(
    ({ slug }) => wanted === undefined || slug === wanted,
  );
  if (!organization || !project) return undefined;
  const { slug, url } = organization;
  return {
    id: `${new URL(url).host}/${slug}/${project}`,
    title: `${slug}/${project}`,
    url: `${webAddress(organization)}/projects/${project}/`,
  };
}

/** What a target's id says. @internal */
export interface TargetPlace {
  organization: string;
  project: string;
}

/** @internal */
export function placeOf(targetId: string): TargetPlace {
  const [organization = '', project = ''] = targetId.split('/').slice(-2);
  return { organization, project };
}

/**
 * Where people look at an organization. The regions of sentry.io share one web address.
 *
 * @internal
 */
export function webAddress({
  slug,
  url,
}: Pick<Organization, 'slug' | 'url'>): string {
  const base = new URL(url).host.endsWith('.sentry.io')
    ? 'https://sentry.io'
    : url;
  return `${base}/organizations/${slug}`;
}
