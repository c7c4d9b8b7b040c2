import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import { TargetReference } from '@keyresults/backstage-plugin-okr-node';
import { Account } from '../config';
import { normalizeValue } from './normalizeValue';

const entityAnnotation = 'incident.io/entity';
const accountAnnotation = 'incident.io/account';

/** What the id of a target says. @internal */
export interface Place {
  /** Name of the account. */
  account: string;
  /** What the custom field says for it, as `normalizeValue` writes it. */
  value: string;
}

/**
 * What stands in the custom field for an entity: itself, or the values of `incident.io/entity`, separated by commas. A
 * Component needs no annotation, because incident.io is told which entity an incident is about, and not the other way
 * round.
 *
 * @param accounts - the first is meant where `incident.io/account` names none
 * @internal
 */
export function targetsOf(
  entity: Entity,
  accounts: readonly Account[],
): TargetReference[] {
  const annotations = entity.metadata.annotations ?? {};
  const account = accountOf(annotations[accountAnnotation], accounts);
  const named = annotations[entityAnnotation]?.split(',') ?? [];
  const values = named.map(it => it.trim()).filter(Boolean);
  if (!account || (values.length === 0 && entity.kind !== 'Component')) {
    return [];
  }
  const { namespace = DEFAULT_NAMESPACE, name } = entity.metadata;
  const own = `${entity.kind}:${namespace}/${name}`;
  const normalized = new Set(
    (values.length > 0 ? values : [own]).map(normalizeValue),
  );
  return [...normalized].map(value => ({
    id: `${account.name}/${value}`,
    title: value.replace(/^component:(?:default\/)?/, ''),
    url: account.webBaseUrl,
  }));
}

/** @internal */
export function placeOf(id: string): Place {
  const end = id.indexOf('/');
  return { account: id.slice(0, end), value: id.slice(end + 1) };
}

function accountOf(
  name: string | undefined,
  accounts: readonly Account[],
): Account | undefined {
  const wanted = name?.trim().toLowerCase();
  return wanted
    ? accounts.find(it => it.name.toLowerCase() === wanted)
    : accounts.at(0);
}
