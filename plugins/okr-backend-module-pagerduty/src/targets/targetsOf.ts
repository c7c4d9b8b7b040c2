import { Entity } from '@backstage/catalog-model';
import { TargetReference } from '@keyresults/backstage-plugin-okr-node';
import { createHash } from 'node:crypto';
import { Account } from '../config';

const serviceAnnotation = 'pagerduty.com/service-id';
const keyAnnotation = 'pagerduty.com/integration-key';
const accountAnnotation = 'pagerduty.com/account';

const servicePattern = /^[A-Za-z0-9]+$/;
const keyPrefix = 'key-';

/**
 * The service of an entity: by `pagerduty.com/service-id`, else by `pagerduty.com/integration-key`, in the account that
 * `pagerduty.com/account` names, else in the first. A value that names none gives no target. A reference shows no key:
 * whoever has one can raise alarms.
 *
 * @internal
 */
export function targetsOf(
  entity: Entity,
  accounts: readonly Account[],
): TargetReference[] {
  const annotations = entity.metadata.annotations ?? {};
  const wanted = annotations[accountAnnotation]?.trim().toLowerCase();
  const account = accounts.find(
    ({ name }) => wanted === undefined || name.toLowerCase() === wanted,
  );
  if (!account) return [];
  const service = annotations[serviceAnnotation]?.trim();
  if (service) {
    if (!servicePattern.test(service)) return [];
    const { webBaseUrl } = account;
    const url = webBaseUrl && `${webBaseUrl}/service-directory/${service}`;
    return [
      {
        id: `${account.name}/${service}`,
        title: `${service} (${account.name})`,
        ...(url ? { url } : {}),
      },
    ];
  }
  const key = annotations[keyAnnotation]?.trim();
  if (!key) return [];
  const fingerprint = fingerprintOfKey(key);
  return [
    {
      id: `${account.name}/${keyPrefix}${fingerprint}`,
      title: `integration ${fingerprint.slice(0, 8)} (${account.name})`,
    },
  ];
}

/** What a target's id says. @internal */
export interface TargetPlace {
  account: string;
  /** Id of the service; undefined when only a fingerprint of a key is known. */
  serviceId?: string;
  /** Of the integration key. */
  fingerprint?: string;
}

/** @internal */
export function placeOf(targetId: string): TargetPlace {
  const slash = targetId.indexOf('/');
  const account = targetId.slice(0, slash);
  const rest = targetId.slice(slash + 1);
  return rest.startsWith(keyPrefix)
    ? { account, fingerprint: rest.slice(keyPrefix.length) }
    : { account, serviceId: rest };
}

/** Tells integration keys apart without showing them. @internal */
export function fingerprintOfKey(key: string): string {
  return createHash('sha256')
    .update(`pagerduty integration key ${key}`)
    .digest('hex')
    .slice(0, 32);
}
