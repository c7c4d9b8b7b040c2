import { createHash } from 'node:crypto';
import { PagerdutySettings } from '../config';

/** Raised whenever the derivation itself changes, so that every installation derives its facts anew. */
const derivationVersion = 1;

/**
 * Changes exactly when facts derived before would come out differently now.
 *
 * @internal
 */
export function rulesFingerprint(settings: PagerdutySettings): string {
  const { severities, excludeTitles, excludePriorities } = settings;
  const sorted = (values: readonly string[]) =>
    values.map(value => value.toLowerCase()).sort();
  const rules = [
    derivationVersion,
    Object.entries(severities.priority)
      .map(([name, severity]) => [name.toLowerCase(), severity])
      .sort(([one], [other]) => one.localeCompare(other)),
    severities.urgency.high,
    severities.urgency.low,
    settings.startedField ?? '',
    settings.mitigatedField ?? '',
    settings.areaField ?? '',
    sorted(excludeTitles),
    sorted(excludePriorities),
    settings.historyDays,
  ];
  return createHash('sha256')
    .update(JSON.stringify(rules))
    .digest('hex')
    .slice(0, 16);
}
