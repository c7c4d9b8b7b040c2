import { createHash } from 'node:crypto';
import { incidentHabits, usualHabits } from './habits';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Whether a team keeps its incidents in PagerDuty. @public */
export function usesPagerduty(team: string): boolean {
  return (incidentHabits[team] ?? usualHabits).tool === 'pagerduty';
}

/** The id of a service at PagerDuty, for instance `PZ4K7QD`: made from its name, so that it never changes. @public */
export function pagerdutyServiceId(service: string): string {
  const name = [...digestOf(service).subarray(0, 6)].map(
    byte => letters[byte % letters.length],
  );
  return `P${name.join('')}`;
}

/** The key that events for a service at PagerDuty are sent with. @public */
export function pagerdutyIntegrationKey(service: string): string {
  return digestOf(`integration of ${service}`).toString('hex').slice(0, 32);
}

/** Whether the catalog names a team's services by their integration keys instead of their ids. @public */
export function namesIntegrationKeys(team: string): boolean {
  return team === 'identity';
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
