import { ErrorEnvironment, ErrorProject } from '../company';
import { json, Reply } from '../serving';
import {
  Aggregate,
  aggregateOf,
  asksForErrors,
  isAggregate,
  refuseField,
} from './aggregates';
import {
  Asked,
  environmentsAsked,
  measure,
  projectsAsked,
  refuseExpired,
  refuseUnknown,
} from './Asked';
import { pageOf } from './pages';
import { Period, readPeriod, rounded, startsOf } from './period';
import { Refusal } from './Refusal';

const day = 24 * 3_600_000;

/** One combination of the fields that are no aggregates. */
interface Cell {
  projects: ErrorProject[];
  environments: ErrorEnvironment[];
  period: Period;
}

type Row = Record<string, string | number>;

/** Fields to group by: what they say of a cell. */
const dimensions: Record<string, (cell: Cell) => string | number> = {
  project: ({ projects }) => projects[0].slug,
  'project.name': ({ projects }) => projects[0].slug,
  'project.id': ({ projects }) => projects[0].id,
  environment: ({ environments }) => environments[0],
  'timestamp.to_day': ({ period }) =>
    new Date(Math.floor(period.start / day) * day)
      .toISOString()
      .replace('.000Z', '+00:00'),
};

/** `/api/0/organizations/{organization}/events/`: a table of error events. @internal */
export function eventsReply(asked: Asked): Reply {
  const known = ['dataset', 'environment', 'field', 'query', 'sort', 'orderby'];
  refuseUnknown(asked, [...known, 'per_page', 'cursor', 'sampling']);
  const fields = readFields(asked.query);
  const groups = fields.filter(field => !isAggregate(field));
  const aggregates = fields.filter(isAggregate);
  const period = readPeriod(asked.query, asked.now);
  refuseExpired(asked, period);
  const cells = asksForErrors(asked) ? cellsOf(asked, groups, period) : [];
  const rows = sorted(
    cells.flatMap(cell => rowOf(asked, cell, groups, aggregates)),
    asked.query,
    fields,
  );
  const { items, headers } = pageOf(asked, rows);
  return json(
    200,
    {
      data: items,
      meta: {
        fields: Object.fromEntries(fields.map(field => [field, typeOf(field)])),
        units: Object.fromEntries(fields.map(field => [field, null])),
        isMetricsData: false,
        dataset: asked.query.get('dataset') ?? 'discover',
      },
    },
    headers,
  );
}

function readFields(query: URLSearchParams): string[] {
  const fields = query.getAll('field');
  if (!fields.length) {
    throw new Refusal(400, 'No columns selected');
  }
  for (const field of fields) {
    if (!isAggregate(field) && !(field in dimensions)) {
      refuseField(field);
    }
  }
  return fields;
}

function cellsOf(asked: Asked, groups: string[], period: Period): Cell[] {
  const projects = projectsAsked(asked);
  const environments = environmentsAsked(asked);
  const days = startsOf(rounded(period, day), day).map(start => ({
    start: Math.max(period.start, start),
    end: Math.min(period.end, start + day),
  }));
  const byProject = groups.some(it => it.startsWith('project'));
  const byEnvironment = groups.includes('environment');
  const byDay = groups.includes('timestamp.to_day');
  return (byProject ? projects.map(it => [it]) : [projects]).flatMap(list =>
    (byEnvironment ? environments.map(it => [it]) : [environments]).flatMap(
      names =>
        (byDay ? days : [period]).map(part => ({
          projects: list,
          environments: names,
          period: part,
        })),
    ),
  );
}

/** A combination without events has no row, save where nothing is grouped by. */
function rowOf(
  asked: Asked,
  cell: Cell,
  groups: string[],
  aggregates: Aggregate[],
): Row[] {
  const { projects, environments, period } = cell;
  const measured = measure(asked, projects, environments, period);
  if (groups.length && !measured.events) {
    return [];
  }
  return [
    Object.fromEntries([
      ...groups.map(group => [group, dimensions[group](cell)]),
      ...aggregates.map(it => [it, aggregateOf(it, measured)]),
    ]),
  ];
}

function sorted(rows: Row[], query: URLSearchParams, fields: string[]): Row[] {
  const sort = query.get('sort') ?? query.get('orderby');
  if (!sort) {
    return rows;
  }
  const field = fields.find(
    // `sort` takes the alias too: `-count` for `-count()`.
    it => it === sort.replace(/^-/, '') || aliasOf(it) === aliasOf(sort),
  );
  if (!field) {
    throw new Refusal(
      400,
      `Cannot sort by a field that is not selected: ${sort}`,
    );
  }
  const sign = sort.startsWith('-') ? -1 : 1;
  return [...rows].sort((a, b) => (a[field] < b[field] ? -sign : sign));
}

function aliasOf(field: string): string {
  return field
    .replace(/^-/, '')
    .replace(/[^a-z0-9]+/gi, '_')
    .replace(/_$/, '');
}

function typeOf(field: string): string {
  if (isAggregate(field) || field === 'project.id') {
    return 'integer';
  }
  return field === 'timestamp.to_day' ? 'date' : 'string';
}
