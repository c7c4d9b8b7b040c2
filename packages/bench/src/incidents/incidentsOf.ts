import { FactGroup, IncidentFact } from '@keyresults/backstage-plugin-okr-node';
import { Random } from '../installation/Random';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Two years. */
const historyMs = 730 * day;

const severities = ['SEV1', 'SEV2', 'SEV3', 'SEV3', 'SEV4', 'SEV4'];
const areas = ['payments', 'search', 'delivery', 'accounts', 'stock', 'prices'];

/**
 * So many incidents of a service, spread over the two years before `until`. Of a third somebody wrote down when they
 * began, one in a hundred is written in a wrong order, and a few are not over.
 */
export function incidentsOf(
  service: string,
  seed: number,
  count: number,
  until: number,
): FactGroup<IncidentFact>[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => {
    const ago = (historyMs / count) * (count - index - random.fraction());
    return incident(service, index, until - Math.round(ago), until, random);
  });
}

function incident(
  service: string,
  index: number,
  started: number,
  until: number,
  random: Random,
): FactGroup<IncidentFact> {
  const detected = started + random.wait(12 * minute);
  const acknowledged = detected + random.wait(4 * minute);
  const mitigated = acknowledged + random.wait(40 * minute);
  const resolved = mitigated + random.wait(50 * minute);
  const known = (at: number) =>
    at < until ? new Date(at).toISOString() : undefined;
  const key = `${service}/${index}`;
  const swapped = random.chance(0.01);
  return {
    key,
    open: resolved >= until,
    facts: [
      {
        shape: 'incident',
        key,
        phases: {
          ...(random.chance(0.35) && { started: known(started) }),
          detected: known(swapped ? acknowledged + day : detected),
          acknowledged: known(acknowledged),
          mitigated: known(mitigated),
          resolved: known(resolved),
        },
        severity: severities[random.below(severities.length)],
        area: areas[random.below(areas.length)],
        closed: resolved < until,
        title: `${service} answers slowly, for the ${index}th time`,
        url: `https://incidents.example/${key}`,
        dimensions: {},
      },
    ],
  };
}
