import { parseArgs } from 'node:util';
import { UsageError } from './UsageError';

/** @internal */
export const usage = `Usage: okr-lint [file | directory | glob]… [options]

Checks the key results in catalog files: every annotation keyresults.dev/okrs, with the place of each problem in the
file. Without arguments: the working directory. In directories: catalog-info files, and every YAML file that holds
entities.

  --metric <id>          a metric that exists beside those that come with the plugins; may be repeated
  --config <file>        an app-config: metrics it declares, and how the year lies; may be repeated
  --ignore <glob>        leave files out; may be repeated
  --format <format>      human, json, sarif or github; default human
  --output <file>        write there instead of to standard output
  --max-warnings <n>     more warnings than that are an error; default: any number is fine
  --strict               hints are problems too
  --allow-empty          find no catalog file, and be content
  --schema               check nothing, and print the JSON Schema of the annotation with the metrics known by the above
  --version
  --help, -h

Exit codes: 0 all is well, 1 there are problems, 2 something could not be read, or the command is wrong.
`;

/** @internal */
export const formats = ['human', 'json', 'sarif', 'github'] as const;

/** @internal */
export type Format = (typeof formats)[number];

/** What the command line says. @internal */
export interface Options {
  names: string[];
  metrics: string[];
  configs: string[];
  ignore: string[];
  format: Format;
  output?: string;
  maxWarnings: number;
  /** Hints are problems too. */
  strict: boolean;
  allowEmpty: boolean;
  /** Print the JSON Schema of the annotation instead of checking. */
  schema: boolean;
}

/** @throws UsageError @internal */
export function readOptions(
  argv: readonly string[],
): Options | 'help' | 'version' {
  const { values, positionals } = parsedArguments(argv);
  if (values.help) return 'help';
  if (values.version) return 'version';
  return {
    names: positionals.length > 0 ? positionals : ['.'],
    metrics: values.metric ?? [],
    configs: values.config ?? [],
    ignore: values.ignore ?? [],
    format: formatOf(values.format),
    output: values.output,
    maxWarnings: maxWarningsOf(values['max-warnings']),
    strict: values.strict ?? false,
    allowEmpty: values['allow-empty'] ?? false,
    schema: values.schema ?? false,
  };
}

function parsedArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        metric: { type: 'string', multiple: true },
        config: { type: 'string', multiple: true },
        ignore: { type: 'string', multiple: true },
        format: { type: 'string' },
        output: { type: 'string' },
        'max-warnings': { type: 'string' },
        strict: { type: 'boolean' },
        'allow-empty': { type: 'boolean' },
        schema: { type: 'boolean' },
        version: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : `${error}`);
  }
}

function formatOf(text = 'human'): Format {
  const format = formats.find(it => it === text);
  if (!format) {
    throw new UsageError(`--format is one of ${formats.join(', ')}`);
  }
  return format;
}

function maxWarningsOf(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (!/^\d+$/.test(text)) {
    throw new UsageError('--max-warnings takes a whole number');
  }
  return Number(text);
}
