import { createHash } from 'node:crypto';
import { MetricSettings, templatesOf } from '../config';

/** Raised whenever the derivation itself changes, so that every installation derives its facts anew. */
const derivationVersion = 1;

/**
 * Changes exactly when facts of a metric read before would come out differently now.
 *
 * @internal
 */
export function rulesFingerprint(
  { queries, stepSeconds }: MetricSettings,
  historyDays: number,
): string {
  const rules = {
    derivationVersion,
    shape: queries.shape,
    queries: templatesOf(queries).map(({ text }) => text),
    stepSeconds,
    historyDays,
  };
  return createHash('sha256')
    .update(JSON.stringify(rules))
    .digest('hex')
    .slice(0, 16);
}
