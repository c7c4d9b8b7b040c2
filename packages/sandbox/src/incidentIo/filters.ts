import { SeenIncident } from '../company';
import { Asked } from './IncidentIoHost';
import { invalid } from './Refusal';
import { severityViews, statusViews } from './views';
import { modeOf, severities, statusOf } from './workspace';

type Filter = (seen: SeenIncident) => boolean;

const unknown = (key: string) => invalid(`Unknown filter ${key}`);

const paging = ['page_size', 'after', 'sort_by', 'filter_mode'];

/**
 * The filters of `GET /v2/incidents`, combined. Unless modes are named, tests and tutorials are left out.
 *
 * @throws Refusal for what incident.io would not understand
 * @internal
 */
export function filterOf({ query }: Asked): Filter {
  const filters: Filter[] = [];
  const names = new Set([...query.keys()].filter(it => !paging.includes(it)));
  for (const key of names) {
    const [, field, operator] = /^(\w+)\[(\w+)\]$/.exec(key) ?? [];
    const values = query.getAll(key);
    filters.push(oneFilter(key, field, operator, values));
  }
  const any = query.get('filter_mode') === 'any' && filters.length > 0;
  const modes = names.has('mode[one_of]')
    ? () => true
    : inModes(['standard', 'retrospective']);
  return seen =>
    modes(seen) &&
    (any
      ? filters.some(filter => filter(seen))
      : filters.every(filter => filter(seen)));
}

function oneFilter(
  key: string,
  field: string | undefined,
  operator: string | undefined,
  values: string[],
): Filter {
  switch (field) {
    case 'created_at':
      return dateFilter(key, operator, values, seen => seen.createdAt);
    case 'updated_at':
      return dateFilter(key, operator, values, seen => seen.updatedAt);
    case 'mode':
      if (operator !== 'one_of') throw unknown(key);
      return inModes(values);
    case 'status_category':
      return among(key, operator, values, seen => statusView(seen)?.category);
    case 'status':
      return among(key, operator, values, seen => statusView(seen)?.id);
    case 'severity':
      return among(key, operator, values, seen => severityId(seen));
    default:
      throw unknown(key);
  }
}

function inModes(modes: readonly string[]): Filter {
  return ({ incident }) => modes.includes(modeOf(incident));
}

function statusView(seen: SeenIncident) {
  return statusViews().find(it => it.name === statusOf(seen));
}

function severityId({ severity }: SeenIncident): string {
  return severityViews()[severities.findIndex(it => it.for === severity)].id;
}

function among(
  key: string,
  operator: string | undefined,
  values: readonly string[],
  valueOf: (seen: SeenIncident) => string | undefined,
): Filter {
  if (operator !== 'one_of' && operator !== 'not_in') throw unknown(key);
  return seen =>
    values.includes(valueOf(seen) ?? '') === (operator === 'one_of');
}

function dateFilter(
  key: string,
  operator: string | undefined,
  [value = '']: readonly string[],
  at: (seen: SeenIncident) => number,
): Filter {
  const read = (text: string) => {
    const parsed = Date.parse(text);
    if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(parsed)) {
      throw invalid(`${key} is not a date: ${text}`);
    }
    return parsed;
  };
  const day = 24 * 3_600_000;
  // A bare date stands for its whole day.
  const end = (text: string) => read(text) + (text.length === 10 ? day - 1 : 0);
  switch (operator) {
    case 'gte': {
      const from = read(value);
      return seen => at(seen) >= from;
    }
    case 'lte': {
      const to = end(value);
      return seen => at(seen) <= to;
    }
    case 'date_range': {
      const [from, to] = value.split('~');
      const [first, last] = [read(from), end(to ?? '')];
      return seen => at(seen) >= first && at(seen) <= last;
    }
    default:
      throw unknown(key);
  }
}
