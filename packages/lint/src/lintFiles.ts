import { dirname, resolve } from 'node:path';
import { checkFile, checkIncluded, FileReport, Include } from './checkFile';
import { FileTooLargeError } from './catalog';
import { displayed, findFiles, FindOptions, leadsOut, readText } from './files';
import { Knowledge } from './Knowledge';
import { LintProblem, LintReport } from './LintReport';

/** @public */
export interface LintOptions extends FindOptions {
  knowledge: Knowledge;
  /** Whether it is all right to find nothing. */
  allowEmpty: boolean;
}

/**
 * Checks the key results in catalog files.
 *
 * @param names - files, directories and globs
 * @public
 */
export async function lintFiles(
  names: readonly string[],
  options: LintOptions,
): Promise<LintReport> {
  const { candidates, failures } = await findFiles(names, options);
  const report: LintReport = {
    files: [],
    annotations: [],
    problems: [],
    failures,
  };
  for (const { path, file, isCertain } of candidates) {
    const reading = await readText(path, isCertain);
    if ('failure' in reading) {
      failures.push({ file, message: reading.failure });
    } else if ('text' in reading) {
      await lintText({ path, file, text: reading.text }, report, options);
    }
  }
  if (report.files.length === 0 && !options.allowEmpty && !failures.length) {
    const file = names.join(', ');
    failures.push({ file, message: 'There is no catalog file' });
  }
  report.problems = inOrder(report.problems);
  return report;
}

async function lintText(
  { path, file, text }: { path: string; file: string; text: string },
  report: LintReport,
  options: LintOptions,
): Promise<void> {
  report.files.push(file);
  let found: FileReport;
  try {
    found = checkFile(file, text, options.knowledge);
  } catch (error) {
    if (!(error instanceof FileTooLargeError)) throw error;
    report.failures.push({ file, message: error.message });
    return;
  }
  report.annotations.push(...found.annotations);
  report.problems.push(...found.problems);
  for (const include of found.includes) {
    await lintInclude(include, dirname(path), report, options);
  }
}

async function lintInclude(
  include: Include,
  directory: string,
  report: LintReport,
  { cwd, knowledge }: LintOptions,
): Promise<void> {
  const { at, entityRef, target } = include;
  const complain = (severity: LintProblem['severity'], message: string) =>
    report.problems.push({
      ...at,
      severity,
      rule: 'entity',
      message,
      ...(entityRef && { entityRef }),
    });
  if (/^\w[\w+.-]+:/.test(target)) {
    complain('warning', `\`${target}\` is not checked: it is not here`);
    return;
  }
  const path = resolve(directory, target);
  if (await leadsOut(directory, path, cwd)) {
    complain(
      'error',
      `\`${target}\` is not checked: it is not in the repository`,
    );
    return;
  }
  const reading = await readText(path, true);
  if (!('text' in reading)) {
    const why = 'failure' in reading ? `: ${reading.failure}` : '';
    complain('error', `\`${target}\` cannot be checked${why}`);
    return;
  }
  const file = displayed(path, cwd);
  const found = checkIncluded(file, reading.text, include, knowledge);
  report.annotations.push(...found.annotations);
  report.problems.push(...found.problems);
}

/** By file and place; what is said twice, since two entities include one file, is kept once. */
function inOrder(problems: readonly LintProblem[]): LintProblem[] {
  const unique = new Map(
    problems.map(it => [
      JSON.stringify([it.file, it.line, it.column, it.message]),
      it,
    ]),
  );
  return [...unique.values()].sort(
    (one, other) =>
      (one.file > other.file ? 1 : 0) - (one.file < other.file ? 1 : 0) ||
      one.line - other.line ||
      one.column - other.column,
  );
}
