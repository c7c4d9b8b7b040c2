import { LintReport } from '../LintReport';
import { summaryOf } from './human';

/** Workflow commands of GitHub Actions: each problem is shown beside its line. @internal */
export function githubReport(report: LintReport): string {
  const lines = [
    ...report.problems.map(problem => {
      const { column: col, expected, file, line, message, severity } = problem;
      const hint = expected === undefined ? '' : `\nExpected ${expected}`;
      const name = severity === 'note' ? 'notice' : severity;
      return command(name, { file, line, col }, `${message}${hint}`);
    }),
    ...report.failures.map(({ file, message }) =>
      command('error', { file }, `Not checked: ${message}`),
    ),
    summaryOf(report),
  ];
  return `${lines.join('\n')}\n`;
}

function command(
  name: string,
  properties: Record<string, string | number>,
  message: string,
): string {
  const written = Object.entries({ ...properties, title: 'Key results' }).map(
    ([key, value]) =>
      `${key}=${escaped(String(value))
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C')}`,
  );
  return `::${name} ${written.join(',')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
