import { createHash } from 'node:crypto';

/** What PagerDuty calls the service of a component. @public */
export function pagerdutyServiceId(service: string): string {
  const number = createHash('sha256').update(`service ${service}`).digest();
  return `P${number
    .readUIntBE(0, 6)
    .toString(36)
    .toUpperCase()
    .padStart(10, '0')
    .slice(-6)}`;
}

/** The key with which alerts are sent to the service of a component. @public */
export function pagerdutyIntegrationKey(service: string): string {
  const digest = createHash('sha256').update(`integration ${service}`);
  return digest.digest('hex').slice(0, 32);
}

/** What PagerDuty calls an incident of the company. @public */
export function pagerdutyIncidentId(number: number): string {
  return `Q${number.toString(36).toUpperCase().padStart(13, '0')}`;
}

/** By id, or by number as PagerDuty also accepts it. @internal */
export function numberOfIncident(idOrNumber: string): number | undefined {
  if (/^\d+$/.test(idOrNumber)) {
    return Number(idOrNumber);
  }
  return /^Q[0-9A-Z]{13}$/.test(idOrNumber)
    ? Number.parseInt(idOrNumber.slice(1), 36)
    : undefined;
}
