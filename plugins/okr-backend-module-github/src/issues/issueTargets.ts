import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import { TargetReference } from '@keyresults/backstage-plugin-okr-node';
import { targetAt, targetsOf } from '../targets';
import { IssueRules } from './IssueRules';

const annotation = 'keyresults.dev/incident-issues';

/**
 * Where the incidents of an entity are kept: all incidents of the repository in `keyresults.dev/incident-issues`, else
 * those of the central repository whose form names it, else all incidents of its own repository.
 *
 * @param hosts - hosts with a GitHub integration, the preferred one first
 * @internal
 */
export function issueTargetsOf(
  entity: Entity,
  hosts: readonly string[],
  { repository }: IssueRules,
): TargetReference[] {
  const own = targetsOf(entity, hosts);
  const host = own.at(0)?.id.split('/')[0] ?? hosts.at(0);
  const protocol = own.at(0)?.url?.split('//')[0] ?? 'https:';
  const at = (slug: string) =>
    host ? targetAt(`${protocol}//${host}/${slug}`, hosts) : undefined;
  const named = entity.metadata.annotations?.[annotation]?.trim();
  if (named) {
    const target = /^[^/\s]+\/[^/\s]+$/.test(named) ? at(named) : undefined;
    return target ? [issues(target)] : [];
  }
  if (entity.kind !== 'Component') return [];
  if (!repository) return own.map(issues);
  const central = at(repository);
  if (!central) return [];
  const { namespace = DEFAULT_NAMESPACE, name } = entity.metadata;
  const value = normalizeEntity(`${entity.kind}:${namespace}/${name}`);
  return [
    {
      ...issues(central),
      id: `${central.id}#${value}`,
      title: `${central.title}: ${name}`,
    },
  ];
}

function issues(target: TargetReference): TargetReference {
  return { ...target, url: target.url && `${target.url}/issues` };
}

/** What the id of a target says. @internal */
export interface IssuePlace {
  host: string;
  owner: string;
  name: string;
  /** The entity that the form has to name; undefined where all incidents of the repository are meant. */
  entity: string | undefined;
}

/** @internal */
export function issuePlaceOf(id: string): IssuePlace {
  const [repository, entity] = id.split('#');
  const [host, owner, name] = repository.split('/');
  return { host, owner, name, entity };
}

const referencePattern = /^(?:([^:/\s]+):)?(?:([^:/\s]+)\/)?([^:/\s]+)$/;

/** `checkout`, `default/checkout` and `Component:default/checkout` are the same. @internal */
export function normalizeEntity(text: string): string {
  const given = text.trim().toLowerCase();
  const match = referencePattern.exec(given);
  if (!match) return given;
  const [, kind = 'component', namespace = 'default', name] = match;
  return `${kind}:${namespace}/${name}`;
}
