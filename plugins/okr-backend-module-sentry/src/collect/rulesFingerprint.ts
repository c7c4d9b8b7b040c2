import { createHash } from 'node:crypto';
import { SentrySettings } from '../config';

/** Raised whenever the derivation itself changes, so that every installation derives its facts anew. */
const derivationVersion = 1;

/**
 * Changes exactly when facts derived before would come out differently now.
 *
 * @internal
 */
export function rulesFingerprint({
  environments,
  droppedShare,
  historyDays,
}: Pick<
  SentrySettings,
  'environments' | 'droppedShare' | 'historyDays'
>): string {
  const rules = [derivationVersion, environments, droppedShare, historyDays];
  return createHash('sha256')
    .update(JSON.stringify(rules))
    .digest('hex')
    .slice(0, 16);
}
