import { pagerdutyServiceId } from '../company';
import { Fault } from '../faults';
import { json, Reply } from '../serving';
import {
  incidentsAt,
  KnownIncident,
  LoggedEntry,
  priorityNames,
} from './history';
import { numberOfIncident } from './ids';
import { Asked } from './PagerdutyHost';
import { pageReply } from './pages';
import { incidentPeriod, logPeriod } from './period';
import { notFound } from './Refusal';
import {
  customFieldValues,
  incidentView,
  logEntryView,
  reference,
  serviceView,
  shortId,
} from './views';

/** What a path means, before it is answered. @internal */
export interface Route {
  /** As faults and counts name it, for instance `incidents` or `incident/log_entries`. */
  name: string;
  /** The scope that a token needs. */
  scope: string;
  /** Of the incident or service. */
  id?: string;
}

const collections: Record<string, string> = {
  incidents: 'incidents.read',
  log_entries: 'incidents.read',
  services: 'services.read',
  priorities: 'priorities.read',
  abilities: 'abilities.read',
};

/** The route of a path; undefined where PagerDuty has none that the sandbox knows. @internal */
export function routeOf(path: string): Route | undefined {
  const [collection, id, ...rest] = path.split('/').filter(Boolean);
  const scope = collections[collection];
  if (!scope) {
    return undefined;
  }
  if (id === undefined) {
    return { name: collection, scope };
  }
  const part = rest.join('/');
  if (collection === 'services' && !part) {
    return { name: 'service', scope, id };
  }
  const parts = ['', 'log_entries', 'custom_fields/values'];
  return collection === 'incidents' && parts.includes(part)
    ? { name: part ? `incident/${part}` : 'incident', scope, id }
    : undefined;
}

/** @throws Refusal @internal */
export function answer(
  asked: Asked,
  { name, id = '' }: Route,
  faults: readonly Fault[],
): Reply {
  const { query } = asked;
  switch (name) {
    case 'incidents':
      return pageReply(
        query,
        'incidents',
        incidentsAsked(asked),
        it => incidentView(asked, it),
        faults,
      );
    case 'incident':
      return json(200, {
        incident: incidentView(
          asked,
          incidentOf(asked, id),
          query.getAll('include[]').includes('custom_fields'),
        ),
      });
    case 'incident/custom_fields/values':
      return json(200, {
        custom_fields: customFieldValues(incidentOf(asked, id)),
      });
    case 'log_entries':
      return logReply(asked, incidentsAt(asked.host, asked.now), faults);
    case 'incident/log_entries':
      return logReply(asked, [incidentOf(asked, id)], faults);
    case 'services':
      return pageReply(
        query,
        'services',
        servicesAsked(asked),
        it => serviceView(asked, it),
        faults,
      );
    case 'service':
      return json(200, { service: serviceView(asked, serviceOf(asked, id)) });
    case 'priorities':
      return pageReply(
        query,
        'priorities',
        priorityNames,
        it => ({
          ...reference('priority', shortId('priority', it), it, asked.address),
          name: it,
        }),
        faults,
      );
    default:
      return json(200, {
        abilities: ['teams', 'urgencies', 'read_only_users'],
      });
  }
}

function incidentsAsked({ host, query, now }: Asked): KnownIncident[] {
  const { since, until } = incidentPeriod(query, now);
  const services = query.getAll('service_ids[]');
  const statuses = query.getAll('statuses[]');
  const urgencies = query.getAll('urgencies[]');
  const fits = (wanted: string[], value: string) =>
    !wanted.length || wanted.includes(value);
  const found = incidentsAt(host, now).filter(
    ({ seen, serviceId, status, urgency }) =>
      seen.createdAt >= since &&
      seen.createdAt < until &&
      fits(services, serviceId) &&
      fits(statuses, status) &&
      fits(urgencies, urgency),
  );
  return query.get('sort_by') === 'created_at:desc' ? found.reverse() : found;
}

/** Newest first; an overview leaves out who was told and asked. */
function logReply(
  asked: Asked,
  incidents: readonly KnownIncident[],
  faults: readonly Fault[],
): Reply {
  const { since, until } = logPeriod(asked.query);
  const overview = asked.query.get('is_overview') === 'true';
  const shown = ({ type, at }: LoggedEntry) =>
    at >= since &&
    at < until &&
    !(overview && /^(notify|assign|.*field_value)/.test(type));
  const list = incidents
    .flatMap(known =>
      known.entries.filter(shown).map(entry => ({ known, entry })),
    )
    .sort((a, b) => b.entry.at - a.entry.at);
  return pageReply(
    asked.query,
    'log_entries',
    list,
    it => logEntryView(asked, it.known, it.entry),
    faults,
  );
}

function incidentOf({ host, now }: Asked, id: string): KnownIncident {
  const number = numberOfIncident(id);
  const found = incidentsAt(host, now).find(
    it => it.seen.incident.number === number,
  );
  if (!found) {
    throw notFound();
  }
  return found;
}

/** Libraries run nowhere, so nobody is paged for them. */
function serviceNames({ host }: Asked): string[] {
  return host.company.services
    .filter(it => it.type !== 'library')
    .map(it => it.name);
}

function servicesAsked(asked: Asked): string[] {
  const wanted = asked.query.get('query')?.toLowerCase();
  return serviceNames(asked)
    .filter(name => !wanted || name.toLowerCase().includes(wanted))
    .sort();
}

function serviceOf(asked: Asked, id: string): string {
  const found = serviceNames(asked).find(
    name => pagerdutyServiceId(name) === id,
  );
  if (!found) {
    throw notFound();
  }
  return found;
}
