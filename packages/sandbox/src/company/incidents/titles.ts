import { Random } from '../Random';
import { IncidentKind } from './types';

const symptoms = [
  'answers with errors',
  'is slow',
  'shows stale data',
  'loses messages',
  'runs out of memory',
  'cannot reach its database',
  'refuses valid requests',
  'does everything twice',
  'rejects logins',
  'hangs after the release',
];

const places = [
  '',
  ' for new customers',
  ' in one region',
  ' on phones',
  ' at peak load',
  ' for one partner',
];

const drills = ['Failover drill', 'Paging test', 'Restore exercise'];
const works = ['Database upgrade', 'Certificate change', 'Network maintenance'];

/** @internal */
export function incidentTitle(
  random: Random,
  service: string,
  kind: IncidentKind,
): string {
  switch (kind) {
    case 'drill':
      return `${random.pick(drills)}: ${service}`;
    case 'maintenance':
      return `${random.pick(works)}: ${service}`;
    default:
      return `${service} ${random.pick(symptoms)}${random.pick(places)}`;
  }
}
