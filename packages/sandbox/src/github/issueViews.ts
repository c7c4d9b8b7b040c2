import { incidentAt, Repository, SeenIncident } from '../company';
import { accountView } from './accountViews';
import { connection, listConnection, PageArguments } from './connections';
import { githubError } from './errors';
import { isoSecond, Viewing } from './Viewing';

interface IssuesArguments extends PageArguments {
  orderBy?: {
    field: 'CREATED_AT' | 'UPDATED_AT' | 'COMMENTS';
    direction: 'ASC' | 'DESC';
  } | null;
  filterBy?: {
    labels?: string[] | null;
    since?: string | null;
    states?: string[] | null;
  } | null;
}

/** Incidents of a team that keeps them as issues stand in the repository of the service where they began. @internal */
export function issuesOf(
  repository: Repository,
  { company, at }: Viewing,
): SeenIncident[] {
  const names = new Set(company.servicesIn(repository).map(it => it.name));
  return company.incidents
    .in('github-issues')
    .filter(({ services }) => names.has(services[0]))
    .flatMap(incident => incidentAt(incident, at) ?? []);
}

/** `Repository.issues` @internal */
export function issuesView(
  repository: Repository,
  args: IssuesArguments,
  viewing: Viewing,
) {
  const { field = 'CREATED_AT', direction = 'ASC' } = args.orderBy ?? {};
  if (field === 'COMMENTS') {
    throw new Error('The sandbox does not order by comments');
  }
  const { labels, since, states } = args.filterBy ?? {};
  const ascending = direction === 'ASC';
  const list = issuesOf(repository, viewing)
    .filter(seen => {
      const names = labelsOf(seen);
      return (
        (labels ?? []).every(label => names.includes(label)) &&
        (!since || seen.updatedAt >= Date.parse(since)) &&
        (!states || states.includes(stateOf(seen)))
      );
    })
    .map(seen => ({
      seen,
      value: field === 'UPDATED_AT' ? seen.updatedAt : seen.createdAt,
      number: seen.incident.number,
    }))
    .sort((a, b) => a.value - b.value || a.number - b.number);
  const overlap = viewing.overlappingPages ? 1 : 0;
  return connection(
    ascending ? list : list.reverse(),
    ascending,
    { ...args, overlap },
    ({ seen }) => issueView(repository, seen, viewing),
  );
}

/** `Repository.issue` @internal */
export function oneIssueView(
  repository: Repository,
  number: number,
  viewing: Viewing,
) {
  const seen = issuesOf(repository, viewing).find(
    ({ incident }) => incident.number === number,
  );
  if (!seen) {
    throw githubError(
      'NOT_FOUND',
      `Could not resolve to an Issue with the number of ${number}.`,
    );
  }
  return issueView(repository, seen, viewing);
}

function issueView(
  repository: Repository,
  seen: SeenIncident,
  viewing: Viewing,
) {
  const { incident, createdAt, updatedAt, phases } = seen;
  const path = `/${repository.slug}/issues/${incident.number}`;
  const closed = stateOf(seen) === 'CLOSED';
  const closedAt = closed && (phases.resolved ?? incident.happened.resolved);
  return {
    __typename: 'Issue',
    id: issueId(repository, incident.number),
    number: incident.number,
    title: incident.title,
    url: viewing.origin + path,
    resourcePath: path,
    body: issueBody(seen),
    state: stateOf(seen),
    stateReason: ({ enableDuplicate }: { enableDuplicate?: boolean | null }) =>
      closed ? reasonOf(seen, enableDuplicate ?? false) : null,
    closed,
    createdAt: isoSecond(createdAt),
    updatedAt: isoSecond(updatedAt),
    closedAt: closedAt ? isoSecond(closedAt) : null,
    author: accountView({ type: 'User', login: incident.responder }, viewing),
    labels: (args: PageArguments) =>
      listConnection(labelsOf(seen), args, name => labelView(name)),
    timelineItems: (args: PageArguments & { itemTypes?: string[] | null }) =>
      listConnection(
        eventsOf(seen).filter(
          ({ type }) => !args.itemTypes || args.itemTypes.includes(type),
        ),
        args,
        event => eventView(repository, seen, event, viewing),
      ),
  };
}

function issueId(repository: Repository, number: number): string {
  const packed = Buffer.from(`${repository.id}.${number}`).toString(
    'base64url',
  );
  return `I_${packed}`;
}

function stateOf({ status }: SeenIncident): 'OPEN' | 'CLOSED' {
  return status === 'resolved' ? 'CLOSED' : 'OPEN';
}

function reasonOf({ kind }: SeenIncident, duplicates: boolean): string {
  if (kind === 'merged' && duplicates) {
    return 'DUPLICATE';
  }
  return kind === 'declined' || kind === 'merged' ? 'NOT_PLANNED' : 'COMPLETED';
}

/** @internal */
export function labelsOf({
  incident,
  kind,
  severity,
  phases,
}: SeenIncident): string[] {
  return [
    'incident',
    `sev: ${severity.slice(3)}`,
    `area: ${incident.area}`,
    ...(kind === 'drill' || kind === 'maintenance' ? [kind] : []),
    ...(phases.mitigated === undefined ? [] : ['mitigated']),
  ];
}

function labelView(name: string) {
  return { id: `LA_${Buffer.from(name).toString('base64url')}`, name };
}

/** As an issue form writes it. People write instants in several ways. @internal */
export function issueBody({ incident, phases }: SeenIncident): string {
  const started =
    phases.started === undefined
      ? '_No response_'
      : written(phases.started, incident.number);
  return [
    '### What happened?',
    incident.title,
    '### Impact started',
    started,
    '### Service',
    incident.services.join(', '),
  ].join('\n\n');
}

function written(at: number, number: number): string {
  const iso = isoSecond(at);
  switch (number % 3) {
    case 0:
      return iso;
    case 1:
      return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
    default: {
      const local = isoSecond(at + 2 * 3_600_000);
      return `${local.slice(0, 10)} ${local.slice(11, 19)} +02:00`;
    }
  }
}

interface IssueEvent {
  type: 'ASSIGNED_EVENT' | 'LABELED_EVENT' | 'CLOSED_EVENT';
  at: number;
  label?: string;
}

function eventsOf(seen: SeenIncident): IssueEvent[] {
  const { createdAt, phases, status, incident } = seen;
  const { acknowledged, mitigated } = phases;
  const events: IssueEvent[] = [
    ...labelsOf(seen)
      .filter(label => label !== 'mitigated')
      .map(label => ({ type: 'LABELED_EVENT', at: createdAt, label } as const)),
  ];
  if (acknowledged !== undefined) {
    events.push({ type: 'ASSIGNED_EVENT', at: acknowledged });
  }
  if (mitigated !== undefined) {
    events.push({ type: 'LABELED_EVENT', at: mitigated, label: 'mitigated' });
  }
  if (status === 'resolved') {
    events.push({ type: 'CLOSED_EVENT', at: incident.happened.resolved });
  }
  return events.sort((a, b) => a.at - b.at);
}

const typeNames = {
  ASSIGNED_EVENT: 'AssignedEvent',
  LABELED_EVENT: 'LabeledEvent',
  CLOSED_EVENT: 'ClosedEvent',
} as const;

function eventView(
  repository: Repository,
  { incident }: SeenIncident,
  { type, at, label }: IssueEvent,
  viewing: Viewing,
) {
  const person = accountView(
    { type: 'User', login: incident.responder },
    viewing,
  );
  const key = `${issueId(repository, incident.number)}${type}${at}${label}`;
  return {
    __typename: typeNames[type],
    id: `E_${Buffer.from(key).toString('base64url')}`,
    createdAt: isoSecond(at),
    actor: person,
    ...(type === 'ASSIGNED_EVENT' ? { assignee: person } : {}),
    ...(label === undefined ? {} : { label: labelView(label) }),
  };
}
