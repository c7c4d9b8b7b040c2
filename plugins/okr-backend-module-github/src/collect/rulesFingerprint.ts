import { createHash } from 'node:crypto';
import { GithubSettings } from '../config';

/** Raised whenever the derivation itself changes, so that every installation derives its facts anew. */
const derivationVersion = 1;

/**
 * Changes exactly when facts derived before would come out differently now.
 *
 * @internal
 */
export function rulesFingerprint({
  accounts,
  maintenance,
  historyDays,
}: GithubSettings): string {
  const sorted = (values: readonly string[]) =>
    values.map(value => value.toLowerCase()).sort();
  const rules = [
    derivationVersion,
    sorted(accounts.bots),
    accounts.deletedAccounts,
    sorted(maintenance.labels),
    sorted(maintenance.titlePrefixes),
    sorted(maintenance.paths),
    historyDays,
  ];
  return createHash('sha256')
    .update(JSON.stringify(rules))
    .digest('hex')
    .slice(0, 16);
}
