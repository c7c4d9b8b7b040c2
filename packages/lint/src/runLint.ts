import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { annotationJsonSchema } from '@keyresults/backstage-plugin-okr-common';
import { version } from '../package.json';
import { lintFiles } from './lintFiles';
import { countOf, LintReport } from './LintReport';
import { readKnowledge } from './readKnowledge';
import { Format, Options, readOptions, usage } from './readOptions';
import {
  githubReport,
  humanReport,
  jsonReport,
  sarifReport,
  summaryOf,
} from './report';
import { UsageError } from './UsageError';

/** What the command reaches of the world. @public */
export interface World {
  /** The working directory. */
  cwd: string;
  /** Whether what is printed may be coloured. */
  isColoured: boolean;
  /** The report goes here. */
  print(text: string): void;
  /** Troubles go here. */
  tell(text: string): void;
}

/**
 * Runs the command.
 *
 * @returns the exit code: 0 all is well, 1 there are problems, 2 something could not be read or the command is wrong
 * @public
 */
export async function runLint(
  argv: readonly string[],
  world: World,
): Promise<number> {
  try {
    const options = readOptions(argv);
    if (options === 'help') {
      world.print(usage);
      return 0;
    }
    if (options === 'version') {
      world.print(`${version}\n`);
      return 0;
    }
    return await lint(options, world);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.tell(`${error.message}\n\nokr-lint --help says more.\n`);
    return 2;
  }
}

async function lint(options: Options, world: World): Promise<number> {
  const { allowEmpty, format, ignore, maxWarnings, names, output, strict } =
    options;
  const { cwd, isColoured } = world;
  const knowledge = readKnowledge(options, cwd);
  if (options.schema) {
    const schema = annotationJsonSchema(knowledge.metrics);
    world.print(`${JSON.stringify(schema, null, 2)}\n`);
    return 0;
  }
  const report = await lintFiles(names, { cwd, ignore, knowledge, allowEmpty });
  if (output === undefined) {
    world.print(written(report, format, isColoured));
  } else {
    write(resolve(cwd, output), written(report, format, false));
    world.tell(`${summaryOf(report)}\n`);
  }
  const warnings = countOf(report, 'warning');
  if (warnings > maxWarnings) {
    world.tell(`More warnings than --max-warnings ${maxWarnings} lets pass\n`);
  }
  if (report.failures.length > 0) return 2;
  const isWrong =
    countOf(report, 'error') > 0 ||
    warnings > maxWarnings ||
    (strict && countOf(report, 'note') > 0);
  return isWrong ? 1 : 0;
}

function written(
  report: LintReport,
  format: Format,
  isColoured: boolean,
): string {
  switch (format) {
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report, version);
    case 'github':
      return githubReport(report);
    default:
      return humanReport(report, isColoured);
  }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be written: ${reason}`);
  }
}
