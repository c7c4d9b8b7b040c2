import { createHash } from 'node:crypto';
import { IncidentIoSettings } from '../config';

/** Raised whenever the derivation itself changes, so that every installation derives its facts anew. */
const derivationVersion = 1;

/**
 * Changes exactly when facts derived before would come out differently now.
 *
 * @internal
 */
export function rulesFingerprint(settings: IncidentIoSettings): string {
  const { timestamps, severities, excludeTypes } = settings;
  const lower = (text: string) => text.toLowerCase();
  const rules = [
    derivationVersion,
    [
      timestamps.started,
      timestamps.detected,
      timestamps.acknowledged,
      timestamps.mitigated,
      timestamps.resolved,
    ].map(lower),
    Object.entries(severities)
      .map(([name, rung]) => [lower(name), rung])
      .sort(),
    lower(settings.entityField),
    lower(settings.areaField ?? ''),
    excludeTypes.map(lower).sort(),
    settings.historyDays,
  ];
  return createHash('sha256')
    .update(JSON.stringify(rules))
    .digest('hex')
    .slice(0, 16);
}
