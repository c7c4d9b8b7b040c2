import {
  incidentPhases,
  PushedFact,
  pushedFactSchema,
} from '@keyresults/backstage-plugin-okr-common';
import { readInstant } from './readInstant';
import { Row } from './Row';

/** How rows turn into facts. @public */
export interface Mapping {
  /** Field of the fact, for instance `phases.started` or `dimensions.region`, to column or field of the row. */
  columns: Readonly<Record<string, string>>;
  /** Field of the fact to a value that all rows have. */
  constants: Readonly<Record<string, string>>;
  /** IANA name; for instants that do not say their offset. They are refused where it is not given. */
  zone?: string;
}

/** What is wrong with a row. @public */
export interface RowProblem {
  line: number;
  id?: string;
  /** Of the fact. */
  field?: string;
  message: string;
}

/** @public */
export type MappedRow =
  | { line: number; fact: PushedFact }
  | { problems: RowProblem[] };

const fields = [
  'shape',
  'metric',
  'id',
  'entityRef',
  'entityRefs',
  'title',
  'url',
  'start',
  'end',
  'outcome',
  'matches',
  'day',
  'numerator',
  'denominator',
  'complete',
  'at',
  'value',
  'weight',
  'series',
  'severity',
  'area',
  'closed',
  'counts',
  ...incidentPhases.map(phase => `phases.${phase}`),
];

const instants = new Set([
  'start',
  'end',
  'at',
  ...incidentPhases.map(phase => `phases.${phase}`),
]);
const numbers = new Set(['numerator', 'denominator', 'value', 'weight']);
const booleans = new Set(['matches', 'complete', 'closed', 'counts']);

/**
 * The field that a name of a mapping means: phases are also known by their short names.
 *
 * @returns undefined when there is no such field
 * @public
 */
export function fieldNamed(name: string): string | undefined {
  if (fields.includes(name) || /^dimensions\.[^.]+$/.test(name)) return name;
  return fields.find(field => field === `phases.${name}`);
}

/**
 * Makes the fact of a row, as the push API takes it. A column of the same name as a field is that field unless the mapping
 * says otherwise; empty cells are left out.
 *
 * @public
 */
export function mapRow(row: Row, mapping: Mapping): MappedRow {
  const { line, values } = row;
  if (!values) {
    const message = row.problem ?? 'cannot be read';
    return { problems: [{ line, message }] };
  }
  const item: Record<string, unknown> = {};
  const problems: RowProblem[] = [];
  for (const [field, given] of Object.entries(givenFields(values, mapping))) {
    const value = convert(field, given, mapping.zone);
    if (value instanceof Error) {
      problems.push({ line, field, message: value.message });
    } else {
      put(item, field, value);
    }
  }
  if (item.shape === 'incident') item.phases ??= {};
  const parsed = pushedFactSchema.safeParse(item);
  if (parsed.success && problems.length === 0) {
    return { line, fact: parsed.data };
  }
  const known = new Set(problems.map(({ field }) => field));
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = path.join('.');
    if (!known.has(field)) problems.push({ line, field, message });
  }
  const id = typeof item.id === 'string' ? item.id : undefined;
  return { problems: problems.map(it => (id ? { ...it, id } : it)) };
}

function givenFields(
  values: Readonly<Record<string, unknown>>,
  { columns, constants }: Mapping,
): Record<string, unknown> {
  const given: Record<string, unknown> = { ...constants };
  const named = [...fields, ...Object.keys(columns)];
  for (const field of new Set(named)) {
    const value =
      columns[field] === undefined
        ? ownValue(values, field)
        : valueAt(values, columns[field]);
    if (value !== undefined && value !== null && value !== '') {
      given[field] = value;
    }
  }
  return given;
}

/** `phases.started`, or `started` for short. */
function ownValue(
  values: Readonly<Record<string, unknown>>,
  field: string,
): unknown {
  return valueAt(values, field) ?? values[field.replace(/^phases\./, '')];
}

/** A column of that name, else what lies behind its dots. */
function valueAt(
  values: Readonly<Record<string, unknown>>,
  name: string,
): unknown {
  if (Object.hasOwn(values, name)) return values[name];
  let value: unknown = values;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, part)
      ? Object.entries(value).find(([key]) => key === part)?.[1]
      : undefined;
  }
  return value;
}

function convert(
  field: string,
  given: unknown,
  zone: string | undefined,
): unknown {
  if (instants.has(field)) return readInstant(given, zone);
  if (field === 'entityRefs' && typeof given === 'string') {
    return given.split(/[\s,;]+/).filter(reference => reference !== '');
  }
  if (numbers.has(field) && typeof given === 'string') {
    const value = Number(given);
    return Number.isFinite(value)
      ? value
      : new Error(`"${given}" is not a number`);
  }
  if (booleans.has(field) && typeof given === 'string') {
    if (/^(?:true|yes|1)$/i.test(given)) return true;
    if (/^(?:false|no|0)$/i.test(given)) return false;
    return new Error(`"${given}" is neither true nor false`);
  }
  return typeof given === 'number' && !numbers.has(field)
    ? String(given)
    : given;
}

function put(
  item: Record<string, unknown>,
  field: string,
  value: unknown,
): void {
  const [outer, inner] = field.split(/\.(.*)/s);
  if (inner === undefined) {
    item[outer] = value;
    return;
  }
  const held = item[outer];
  item[outer] = {
    ...(typeof held === 'object' ? held : {}),
    [inner]: value,
  };
}
