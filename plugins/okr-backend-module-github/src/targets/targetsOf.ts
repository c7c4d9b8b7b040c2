import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { TargetReference } from '@keyresults/backstage-plugin-okr-node';

const slugAnnotation = 'github.com/project-slug';
/** What GitHub allows in the names of owners and repositories. */
const slugPattern = /^([A-Za-z0-9](?:[A-Za-z0-9-]|_)*)\/([A-Za-z0-9._-]+)$/;

/**
 * The repository of an entity: from `github.com/project-slug`, else from the source location. A value that names no
 * repository gives no target.
 *
 * @param hosts - hosts with a GitHub integration, the preferred one first
 * @internal
 */
export function targetsOf(
  entity: Entity,
  hosts: readonly string[],
): TargetReference[] {
  const annotations = entity.metadata.annotations ?? {};
  const located =
    fromLocation(annotations[ANNOTATION_SOURCE_LOCATION], hosts) ??
    fromLocation(annotations[ANNOTATION_LOCATION], hosts);
  const slug = annotations[slugAnnotation];
  if (slug === undefined) return located ? [reference(located)] : [];
  const [, owner, name] = slugPattern.exec(slug.trim()) ?? [];
  const host = located?.host ?? hosts.at(0);
  if (!host || !owner || isDots(name)) return [];
  const protocol = located?.protocol ?? 'https:';
  return [reference({ protocol, host, owner, name })];
}

/**
 * The target of a repository's web address; undefined for other hosts and for what is no repository.
 *
 * @internal
 */
export function targetAt(
  address: string,
  hosts: readonly string[],
): TargetReference | undefined {
  const place = fromLocation(`url:${address}`, hosts);
  return place && reference(place);
}

interface Place {
  protocol: string;
  host: string;
  owner: string;
  name: string;
}

/** `url:https://github.com/acme/checkout/tree/main/` is a place; `file:…` and other hosts are none. */
function fromLocation(
  location: string | undefined,
  hosts: readonly string[],
): Place | undefined {
  const [, address] = /^url:(.+)$/.exec(location?.trim() ?? '') ?? [];
  if (!address || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!hosts.includes(url.host)) return undefined;
  const [, owner, name = ''] = url.pathname.split('/');
  const slug = slugPattern.exec(`${owner}/${name.replace(/\.git$/, '')}`);
  if (!slug || isDots(slug[2])) return undefined;
  const { protocol, host } = url;
  return { protocol, host, owner: slug[1], name: slug[2] };
}

function isDots(name: string): boolean {
  return name === '.' || name === '..';
}

function reference({ protocol, host, owner, name }: Place): TargetReference {
  const title = `${owner}/${name}`;
  return {
    id: `${host}/${title}`.toLowerCase(),
    title,
    url: `${protocol}//${host}/${title}`,
  };
}
