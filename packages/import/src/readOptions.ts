import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { IANAZone } from 'luxon';
import { parse } from 'yaml';
import { z } from 'zod';
import { fieldNamed, Mapping } from './mapRow';
import { readInstant } from './readInstant';
import { FileFormat } from './Row';

/** @internal */
export const usage = `Usage: okr-import <file> --url <backend> [options]

Sends history from a CSV, JSON or NDJSON file to the OKR backend. The token stands in OKR_TOKEN.
Running it again is harmless: facts are known by their id.

  --url <url>            of the Backstage backend, for instance https://backstage.acme.test
  --map a=b[,c=d]        field of the fact = column of the file; may be repeated
  --set a=b              field of the fact = value for all rows; may be repeated
  --mapping <file>       YAML or JSON with "columns", "constants" and "zone"
  --zone <zone>          of instants without an offset, for instance Europe/Berlin
  --complete-since <t>   since when nothing is missing, for instance 2024-01-01; numbers are made of no earlier days
  --format <format>      csv, json or ndjson; by the file's name unless given
  --delimiter <text>     between the columns of a CSV file; default ,
  --items <path>         in a JSON file: the field that holds the list
  --batch <n>            facts in a request, up to 1000; default 1000
  --from-line <n>        leave earlier rows out, to go on after a stop
  --refused <file>       where refused rows go, as NDJSON; default <file>.refused.ndjson
  --dry-run              check every row, send nothing
  --help

Exit codes: 0 all is stored, 1 some rows are refused, 2 the command is wrong, 3 it had to stop.
`;

/** What the command line says. @internal */
export interface Options {
  file: string;
  url: string;
  token: string;
  format: FileFormat;
  delimiter?: string;
  items?: string;
  mapping: Mapping;
  batchSize: number;
  fromLine: number;
  refusedFile: string;
  /** ISO 8601, UTC. */
  completeSince?: string;
  dryRun: boolean;
}

/** The command is not to be understood. @internal */
export class UsageError extends Error {
  readonly name = 'UsageError';
}

const texts = z.record(z.string(), z.coerce.string()).default({});
const mappingSchema = z.strictObject({
  columns: texts,
  constants: texts,
  zone: z.string().optional(),
});

/** @throws UsageError @internal */
export function readOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options | 'help' {
  const { values, positionals } = parsedArguments(argv);
  if (values.help) return 'help';
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new UsageError('Name one file');
  const dryRun = values['dry-run'] ?? false;
  const { url = '' } = values;
  if (!dryRun && !URL.canParse(url)) {
    throw new UsageError('Give the address of the backend: --url');
  }
  const token = environment.OKR_TOKEN ?? '';
  if (!dryRun && !token) {
    throw new UsageError('Set OKR_TOKEN to a token of the backend');
  }
  const mapping = mappingOf(values);
  return {
    file,
    url: url.replace(/\/+$/, ''),
    token,
    format: formatOf(values.format ?? extname(file).slice(1)),
    delimiter: values.delimiter?.replace('\\t', '\t'),
    items: values.items,
    mapping,
    batchSize: wholeNumber('batch', values.batch, 1000, 1000),
    fromLine: wholeNumber('from-line', values['from-line'], 0),
    refusedFile: values.refused ?? `${file}.refused.ndjson`,
    dryRun,
    ...completeSinceOf(values['complete-since'], mapping.zone),
  };
}

function parsedArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        map: { type: 'string', multiple: true },
        set: { type: 'string', multiple: true },
        mapping: { type: 'string' },
        zone: { type: 'string' },
        format: { type: 'string' },
        delimiter: { type: 'string' },
        items: { type: 'string' },
        batch: { type: 'string' },
        'from-line': { type: 'string' },
        refused: { type: 'string' },
        'complete-since': { type: 'string' },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : `${error}`);
  }
}

function mappingOf(values: {
  map?: string[];
  set?: string[];
  mapping?: string;
  zone?: string;
}): Mapping {
  const file = values.mapping ? mappingFile(values.mapping) : undefined;
  const zone = values.zone ?? file?.zone;
  if (zone !== undefined && !IANAZone.isValidZone(zone)) {
    throw new UsageError(`There is no time zone "${zone}"`);
  }
  const pairs = (values.map ?? []).flatMap(text => text.split(','));
  return {
    columns: known({ ...file?.columns, ...pairsOf('map', pairs) }),
    constants: known({
      ...file?.constants,
      ...pairsOf('set', values.set ?? []),
    }),
    ...(zone === undefined ? {} : { zone }),
  };
}

function completeSinceOf(
  text: string | undefined,
  zone: string | undefined,
): Pick<Options, 'completeSince'> {
  if (text === undefined) return {};
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const completeSince = readInstant(
    isDay ? `${text}T00:00` : text,
    isDay ? zone ?? 'utc' : zone,
  );
  if (completeSince instanceof Error) {
    throw new UsageError(`--complete-since ${completeSince.message}`);
  }
  return { completeSince };
}

function mappingFile(path: string): z.infer<typeof mappingSchema> {
  let document: unknown;
  try {
    document = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error}`);
  }
  const parsed = mappingSchema.safeParse(document ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`${path}: ${issue.path.join('.')}: ${issue.message}`);
}

function pairsOf(
  option: string,
  pairs: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    pairs.map(pair => {
      const [name, value] = pair.split(/=(.*)/s);
      if (!name || !value) {
        throw new UsageError(`--${option} takes field=…, not "${pair}"`);
      }
      return [name.trim(), value.trim()];
    }),
  );
}

function known(given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const field = fieldNamed(name);
      if (!field) throw new UsageError(`A fact has no field "${name}"`);
      return [field, value];
    }),
  );
}

function formatOf(text: string): FileFormat {
  switch (text.toLowerCase()) {
    case 'csv':
    case 'tsv':
      return 'csv';
    case 'json':
      return 'json';
    case 'ndjson':
    case 'jsonl':
      return 'ndjson';
    default:
      throw new UsageError(
        'Say what the file is: --format csv, json or ndjson',
      );
  }
}

function wholeNumber(
  option: string,
  text: string | undefined,
  otherwise: number,
  most = Infinity,
): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) {
    const limit = Number.isFinite(most) ? ` up to ${most}` : '';
    throw new UsageError(`--${option} takes a whole number${limit}`);
  }
  return value;
}
