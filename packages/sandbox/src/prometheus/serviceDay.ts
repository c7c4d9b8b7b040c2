import { Company, Service } from '../company';
import { Random } from '../company/Random';

/** How a service truly did on a UTC day. @public */
export interface ServiceDay {
  requests: number;
  /** Of `requests`, those answered with a server error. */
  failed: number;
  /** 95th percentile; undefined where nobody asked. */
  latencySeconds: number | undefined;
  /** From 0 to 1. */
  coverage: number;
  linesOfCode: number;
}

const daySeconds = 86_400;
const anchor = Date.parse('2026-01-01') / 1000;

/** Share of requests that fail while an incident does harm. */
const failingShare = 0.4;

/** Nobody uses it on weekends. */
export const weekdayService = 'statements';

/** Services that tell Prometheus about themselves. @public */
export function watchedServices(company: Company): Service[] {
  return company.services.filter(
    ({ type, name }) =>
      (type === 'service' || type === 'website') && name !== 'label-printer',
  );
}

/**
 * What happened on a day, all of it, also when the day has not ended. Incidents show as failed requests.
 *
 * @param day - UTC, for instance `2026-11-20`
 * @public
 */
export function serviceDay(
  company: Company,
  service: string,
  day: string,
): ServiceDay {
  const start = Date.parse(day) / 1000;
  const habits = new Random(company.seed, 'prometheus', service);
  const chance = new Random(company.seed, 'prometheus', service, day);
  const weekday = new Date(day).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  const usual = habits.between(20_000, 400_000);
  const busy = isWeekend && service === weekdayService ? 0 : 1;
  const requests = Math.round(
    busy * usual * (isWeekend ? 0.7 : 1) * chance.between(0.9, 1.1),
  );
  const background = habits.between(0.0001, 0.0008) * chance.between(0.5, 1.5);
  const harmed = harmedSeconds(company, service, start);
  const years = (start - anchor) / (365 * daySeconds);
  const latency = habits.between(0.12, 0.6) * (1 + 0.1 * years);
  const covered = habits.between(0.45, 0.7) + 0.12 * Math.min(1, years);
  return {
    requests,
    failed: Math.min(
      requests,
      Math.round(
        requests * (background + (failingShare * harmed) / daySeconds),
      ),
    ),
    latencySeconds: requests ? latency * chance.between(0.9, 1.15) : undefined,
    coverage: Math.min(0.95, Math.round(covered * 1000) / 1000),
    linesOfCode: Math.round(habits.between(2_000, 60_000)),
  };
}

function harmedSeconds(
  company: Company,
  service: string,
  start: number,
): number {
  let harmed = 0;
  for (const { kind, services, happened } of incidentsOf(company, service)) {
    if (kind !== 'real' || !services.includes(service)) {
      continue;
    }
    const from = Math.max(start, happened.started / 1000);
    const to = Math.min(start + daySeconds, happened.mitigated / 1000);
    harmed += Math.max(0, to - from);
  }
  return Math.min(daySeconds, harmed);
}

function incidentsOf(company: Company, service: string) {
  return company.incidents.all.filter(it => it.services.includes(service));
}
